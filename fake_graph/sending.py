"""One send, whole: to whom, what, and by what right.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from dataclasses import dataclass
from enum import StrEnum

from fake_graph.calls.parameters import Upload
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
        app_id: Whom it is passed to, None for the default app.
        is_release: Whether it is given up instead.
    """

    app_id: AppId | None
    is_release: bool = False


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
    files: tuple[Upload, ...] = ()

    @property
    def is_utility(self) -> bool:
        """Whether it is a utility message, which needs no open window."""
        message = self.message
        is_declared = self.messaging_type == MessagingType.UTILITY
        return is_declared and message is not None and message.template is not None

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
        attachment_id: Of what the message carried, where that is kept.
    """

    psid: Psid | None
    mid: MessageId | None
    attachment_id: str | None = None
