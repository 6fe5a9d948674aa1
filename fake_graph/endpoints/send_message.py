"""POST /<page>/messages: an app sends a person a message or shows a sender action.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from fake_graph.calls.body import PsidText, Reading, one_of, refuse_unless_one_of, unpacked
from fake_graph.calls.parameters import Upload
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, InvalidParameter, NotFaked, UnknownKey
from fake_graph.graph import Graph
from fake_graph.ids import NOBODY, AppId, MessageId, Psid
from fake_graph.journal import Action
from fake_graph.message import Message
from fake_graph.recipient import Addressee, Recipient, RecipientKind
from fake_graph.sending import Handing, MessagingType, Sending
from fake_graph.token import Caller

EMOJI_LENGTH = 20  # characters: the longest emoji is a row of people joined together

_SIGNS = (Action.TYPING_ON, Action.TYPING_OFF, Action.MARK_SEEN)
_REACTIONS = (Action.REACT, Action.UNREACT)
_TYPES = (MessagingType.RESPONSE, MessagingType.UPDATE, MessagingType.MESSAGE_TAG)
_LATER_TYPES = {
    MessagingType.UTILITY: "utility-messages",
    MessagingType.SUBSCRIPTION: "subscription-messaging-type",
}
_FEATURES = {"reply_to": "reply-to", "persona_id": "personas", "payload": "react"}
"""Parameters that came later, and the features that brought them."""

_ALWAYS_MEANT = frozenset({"recipient", "message", "messaging_type", "tag"})
"""What says something beside every message."""

_FOR_MESSAGES = ("messaging_type", "notification_type", "reply_to", "thread_control")


def _has(info: ValidationInfo, feature: str) -> bool:
    return not isinstance(info.context, Reading) or feature in info.context.policy.features


def _action(value: object, info: ValidationInfo) -> object:
    """Sender actions are read in either case."""
    name = value.lower() if isinstance(value, str) else value
    refuse_unless_one_of(name, (*_SIGNS, *(_REACTIONS if _has(info, "react") else ())))
    return name


def _messaging_type(value: object, info: ValidationInfo) -> object:
    if value not in _TYPES:
        later = (kind for kind, feature in _LATER_TYPES.items() if _has(info, feature))
        refuse_unless_one_of(value, (*_TYPES, *later))
    return value


def _emoji(text: str) -> str:
    """Refuse words; which characters are emoji the fake does not know."""
    if any(character.isalpha() and character.isascii() for character in text):
        raise InvalidParameter("Param payload[reaction] must be an emoji.")
    return text


class ReplyTo(Body):
    """``{"mid": str}``."""

    known_as: ClassVar[str] = "reply_to"

    mid: str


class Reaction(Body):
    """``{"message_id": str, "reaction": emoji}``, for ``unreact`` without the latter."""

    known_as: ClassVar[str] = "payload"

    message_id: str
    reaction: (
        Annotated[str, Field(min_length=1, max_length=EMOJI_LENGTH), AfterValidator(_emoji)] | None
    ) = None


class ThreadControl(Body):
    """``{"app_id": str, "control_type": "pass" | "release"}``."""

    known_as: ClassVar[str] = "thread_control"

    control_type: Annotated[str, one_of(("pass", "release"))] = "release"
    app_id: PsidText | None = None

    def handing(self) -> Handing:
        """Return what becomes of the thread."""
        app_id = AppId(self.app_id) if self.app_id is not None else None
        return Handing(app_id=app_id, is_release=self.control_type == "release")


class SendMessage(Body):
    """``{"recipient": Recipient, "message" | "sender_action", "messaging_type"?, "tag"?, …}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"folder", "suggestion_action"})

    recipient: Recipient
    message: Message | None = None
    sender_action: Annotated[Action, BeforeValidator(_action)] | None = None
    payload: Reaction | None = None
    messaging_type: Annotated[MessagingType, BeforeValidator(_messaging_type)] | None = None
    tag: str | None = None
    filedata: tuple[Upload, ...] = ()
    # Either case: the tutorials that bots are copied from write ``regular``.
    notification_type: (
        Annotated[str, one_of(("REGULAR", "SILENT_PUSH", "NO_PUSH"), str.upper)] | None
    ) = None
    persona_id: PsidText | None = None
    reply_to: ReplyTo | None = None
    thread_control: ThreadControl | None = None


def send_message(graph: Graph, caller: Caller, body: SendMessage) -> Json:
    """Send the message, or show the sender action.

    Returns: ``{"recipient_id": PSID, "message_id": str}``, for a sender action without the latter,
        for a ``user_ref`` or a phone number without the former.
    Raises: any of ``fake_graph.checks``
    """
    ignored = _ignored(graph, body)
    for key in ignored:
        if graph.is_strict:
            raise UnknownKey(key)
        graph.note("ignored-key", f"{key} says nothing here.")
    sent = graph.send(caller, _sending(body, ignored))
    told = {"recipient_id": sent.psid} if sent.psid is not None else {}
    ids = {"message_id": sent.mid, "attachment_id": sent.attachment_id}
    return told | {key: value for key, value in ids.items() if value is not None}


def _ignored(graph: Graph, body: SendMessage) -> frozenset[str]:
    """Return the keys that are given and have no meaning, by the date or beside an action.

    A sender action should stand alone; clients that send more with it are answered all the same.
    """
    if body.message is not None and body.model_fields_set <= _ALWAYS_MEANT:
        return frozenset()
    features = graph.policy.features
    early = {key for key, feature in _FEATURES.items() if feature not in features}
    senseless = _FOR_MESSAGES if body.sender_action is not None and body.message is None else ()
    if body.sender_action not in _REACTIONS:
        senseless = (*senseless, "payload")
    return frozenset(key for key in early.union(senseless) if getattr(body, key) is not None)


def _sending(body: SendMessage, ignored: frozenset[str]) -> Sending:
    kind = body.recipient.addressee()
    if body.sender_action is not None and kind.kind is not RecipientKind.ID:
        raise NotFaked(f"sender actions to a {kind.kind}")
    payload = body.payload if "payload" not in ignored else None
    if body.sender_action in _REACTIONS:
        payload = _needed(body, payload)
    is_typed = body.messaging_type is not None and "messaging_type" not in ignored
    handing = body.thread_control if "thread_control" not in ignored else None
    reply_to = body.reply_to if "reply_to" not in ignored else None
    return Sending(
        to=kind,
        message=body.message,
        action=body.sender_action,
        emoji=(payload.reaction or "") if payload is not None else "",
        target=MessageId(payload.message_id) if payload is not None else None,
        messaging_type=body.messaging_type.value if body.messaging_type and is_typed else None,
        tag=body.tag,
        files=body.filedata,
        notification_type=body.notification_type,
        persona_id=body.persona_id if "persona_id" not in ignored else None,
        reply_to=MessageId(reply_to.mid) if reply_to is not None else None,
        handing=handing.handing() if handing is not None else None,
    )


def _needed(body: SendMessage, payload: Reaction | None) -> Reaction:
    """Return what a reaction must say."""
    if payload is None:
        raise GraphError("parameter-required", name="payload")
    if body.sender_action is Action.REACT and payload.reaction is None:
        raise GraphError("parameter-required", name="payload[reaction]")
    return payload


def note_refusal(graph: Graph, caller: Caller, params: Json, error: GraphError) -> None:
    """Write down a refused send, as far as its body says whom and what it was about."""
    if error.name == "batch-slow-video":  # an error that comes of a message that was delivered
        return
    recipient, message = unpacked(params.get("recipient")), unpacked(params.get("message"))
    psid = _named(graph, caller, recipient) if isinstance(recipient, dict) else NOBODY
    text = message.get("text") if isinstance(message, dict) else None
    graph.refuse_send(caller.app_id, psid, _text(text), _text(params.get("tag")) or None, error)


def _named(graph: Graph, caller: Caller, recipient: Json) -> Psid:
    kind = next((kind for kind in RecipientKind if recipient.get(kind) is not None), None)
    value = _text(recipient.get(kind)) if kind is not None else ""
    return graph.psid_of(caller.page_id, Addressee(kind, value)) if kind is not None else NOBODY


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
