"""One send, whole: to whom, what, and by what right.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from dataclasses import dataclass
from enum import StrEnum

from fake_graph.errors import GraphError
from fake_graph.ids import MessageId, Psid
from fake_graph.journal import Action
from fake_graph.message import Message
from fake_graph.parameters import Upload


class MessagingType(StrEnum):
    """What a send declares itself to be; only the tag has consequences."""

    RESPONSE = "RESPONSE"
    UPDATE = "UPDATE"
    MESSAGE_TAG = "MESSAGE_TAG"
    UTILITY = "UTILITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One send as an app asked for it: to whom, what, and by what right."""

    psid: Psid
    message: Message | None = None
    action: Action | None = None
    messaging_type: str | None = None
    tag: str | None = None
    files: tuple[Upload, ...] = ()

    @property
    def is_utility(self) -> bool:
        """Whether it is a utility message, which needs no open window."""
        message = self.message
        is_declared = self.messaging_type == MessagingType.UTILITY
        return is_declared and message is not None and message.template is not None

    def require_tag_if_declared(self) -> None:
        """Refuse a send that says it is tagged and names no tag.

        Raises:
            GraphError: ``tag`` is missing. Graph's own text is not recorded.
        """
        if self.messaging_type == MessagingType.MESSAGE_TAG and self.tag is None:
            raise GraphError("parameter-required", name="tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of a message: its id, and that of what it carried where that is kept."""

    mid: MessageId
    attachment_id: str | None = None
