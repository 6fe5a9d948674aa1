"""One send, whole: to whom, what, and by what right.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from dataclasses import dataclass
from enum import StrEnum

from fake_graph.errors import GraphError
from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import Action
from fake_graph.message import Message
from fake_graph.recipient import Addressee

NEWS = "NON_PROMOTIONAL_SUBSCRIPTION"
"""The tag of subscription messages, since March 2020 for news only."""


class MessagingType(StrEnum):
    """What a send declares itself to be; ``RESPONSE`` and ``UPDATE`` are the same."""

    RESPONSE = "RESPONSE"
    UPDATE = "UPDATE"
    MESSAGE_TAG = "MESSAGE_TAG"
    UTILITY = "UTILITY"
    SUBSCRIPTION = NEWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """What becomes of the thread after the send.

    Attributes:
        app_id: Whom it is passed to, None where it is released.
    """

    app_id: AppId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One send as an app asked for it: to whom, what, and by what right.

    Attributes:
        emoji: The reaction, where the action is one.
        target: The message that is reacted to.
        reply_to: The message that is answered.
    """

    to: Addressee
    message: Message | None = None
    action: Action | None = None
    emoji: str = ""
    target: MessageId | None = None
    messaging_type: str | None = None
    tag: str | None = None
    notification_type: str | None = None
    persona_id: str | None = None
    reply_to: MessageId | None = None
    handing: Handing | None = None

    @property
    def effective_tag(self) -> str | None:
        """The tag; in 2018 subscription messages had a type of their own instead."""
        if self.messaging_type == MessagingType.SUBSCRIPTION:
            return NEWS
        return self.tag

    def require_tag_if_declared(self) -> None:
        """Refuse a send that says it is tagged and names no tag.

        Raises:
            GraphError: ``tag`` is missing. Graph's own text is not recorded.
        """
        if self.messaging_type == MessagingType.MESSAGE_TAG and self.tag is None:
            raise GraphError("parameter-required", name="tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What an app learns of a send that went out.

    Attributes:
        psid: Whom it reached, None where that is not told.
        mid: The message's id, None for a sender action.
    """

    psid: Psid | None
    mid: MessageId | None
