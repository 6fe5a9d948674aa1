"""POST /<page>/messages: an app sends a person a message or shows a sender action.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from fake_graph.body import refuse_unless_one_of, unpacked
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, NotFaked
from fake_graph.graph import Graph
from fake_graph.ids import Psid
from fake_graph.journal import Action
from fake_graph.message import Message
from fake_graph.recipient import PsidRecipient
from fake_graph.sending import MessagingType, Sending
from fake_graph.token import Caller


def _action(value: object) -> object:
    """Sender actions are read in either case."""
    name = value.lower() if isinstance(value, str) else value
    if name in ("react", "unreact"):
        raise NotFaked(f"the sender action {name}")
    refuse_unless_one_of(name, (Action.TYPING_ON, Action.TYPING_OFF, Action.MARK_SEEN))
    return name


def _messaging_type(value: object) -> object:
    if value in ("UTILITY", "NON_PROMOTIONAL_SUBSCRIPTION"):
        raise NotFaked(f"the messaging_type {value}")
    refuse_unless_one_of(value, MessagingType)
    return value


def _notification_type(value: object) -> object:
    """Take either case: the tutorials that bots are copied from write ``regular``."""
    name = value.upper() if isinstance(value, str) else value
    refuse_unless_one_of(name, ("REGULAR", "SILENT_PUSH", "NO_PUSH"))
    return name


class SendMessage(Body):
    """``{"recipient": {"id": PSID}, "message" | "sender_action", "messaging_type"?, "tag"?}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset(
        {
            "filedata",
            "folder",
            "payload",
            "persona_id",
            "reply_to",
            "suggestion_action",
            "thread_control",
        }
    )

    recipient: PsidRecipient
    message: Message | None = None
    sender_action: Annotated[Action, BeforeValidator(_action)] | None = None
    messaging_type: Annotated[MessagingType, BeforeValidator(_messaging_type)] | None = None
    tag: str | None = None
    notification_type: Annotated[str, BeforeValidator(_notification_type)] | None = None


def send_message(graph: Graph, caller: Caller, body: SendMessage) -> Json:
    """Send the message, or show the sender action.

    Returns: ``{"recipient_id": PSID, "message_id": str}``, for a sender action without the latter.
    Raises: any of ``fake_graph.checks``
    """
    psid = body.recipient.id
    sending = Sending(
        psid=psid,
        message=body.message,
        action=body.sender_action,
        messaging_type=body.messaging_type.value if body.messaging_type else None,
        tag=body.tag,
    )
    message_id = graph.send(caller, sending)
    return {"recipient_id": psid} | ({"message_id": message_id} if message_id else {})


def note_refusal(graph: Graph, caller: Caller, params: Json, error: GraphError) -> None:
    """Write down a refused send, as far as its body says whom and what it was about."""
    recipient, message = unpacked(params.get("recipient")), unpacked(params.get("message"))
    psid = recipient.get("id") if isinstance(recipient, dict) else None
    text = message.get("text") if isinstance(message, dict) else None
    graph.refuse_send(
        caller.app_id, Psid(_text(psid)), _text(text), _text(params.get("tag")) or None, error
    )


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).encode("utf-8", "replace").decode()


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/messages",
    SendMessage,
    send_message,
    note_refusal,
    permission="pages_messaging",
)
