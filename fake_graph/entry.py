"""What can stand in a journal: one class for each kind of thing that happens."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from fake_graph.ids import UNKNOWN_APP, AppId, MessageId, PageId, Psid
from fake_graph.shown import Attached, QuickReply


class PostbackSource(StrEnum):
    """What the customer pressed."""

    GET_STARTED = "get_started"
    MENU = "menu"
    BUTTON = "button"
    ICE_BREAKER = "ice_breaker"


class Author(StrEnum):
    """Who wrote a message of the page's."""

    APP = "app"
    STAFF = "staff"
    AUTOMATION = "automation"


class Action(StrEnum):
    """A sender action.

    Source: https://developers.facebook.com/docs/messenger-platform/send-messages/sender-actions
    """

    TYPING_ON = "typing_on"
    TYPING_OFF = "typing_off"
    MARK_SEEN = "mark_seen"
    REACT = "react"
    UNREACT = "unreact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadOpened:
    """A customer opened the thread; nothing is sent to the apps.

    Attributes:
        greeting: The page's greeting text as this customer sees it, empty where there is none.
    """

    at: datetime
    psid: Psid
    greeting: str = ""
    kind: Literal["thread_opened"] = "thread_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReceived:
    """A customer wrote to the page, or tapped a quick reply (then ``payload`` is set)."""

    at: datetime
    psid: Psid
    mid: MessageId
    text: str
    payload: str | None = None
    attachments: tuple[Attached, ...] = ()
    reply_to: MessageId | None = None
    kind: Literal["message_received"] = "message_received"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostbackReceived:
    """A customer pressed Get Started, a menu item, a button or an ice breaker."""

    at: datetime
    psid: Psid
    mid: MessageId
    title: str
    payload: str
    source: PostbackSource
    kind: Literal["postback_received"] = "postback_received"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRead:
    """A customer read everything up to ``at``."""

    at: datetime
    psid: Psid
    kind: Literal["thread_read"] = "thread_read"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlocked:
    """A customer blocked the page, or (``blocked`` false) let it write again."""

    at: datetime
    psid: Psid
    blocked: bool
    kind: Literal["page_blocked"] = "page_blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerActed:
    """A customer did something else than write, tap or press.

    Attributes:
        deed: What, in kebab case: ``react``, ``edit``, ``unsend``, ``arrive``, ``opt-in``, ….
        text: The words of it: the emoji, the new text, the ref, ….
        mid: The message that it is about.
    """

    at: datetime
    psid: Psid
    deed: str
    text: str = ""
    mid: MessageId | None = None
    kind: Literal["customer_acted"] = "customer_acted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageActivity:
    """Something happened on the page, outside its threads: a comment, a review, a mention, ….

    Attributes:
        what: In kebab case, e.g. ``comment-add``.
    """

    at: datetime
    page_id: PageId
    what: str
    text: str = ""
    kind: Literal["page_activity"] = "page_activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChanged:
    """A thread went from one app to another, or was asked for.

    Attributes:
        deed: ``pass``, ``take``, ``request``, ``release``, ``extend`` or ``reply``.
        previous: Who had the thread, None for nobody in particular.
        owner: Who has it now.
    """

    at: datetime
    psid: Psid
    deed: str
    previous: AppId | None
    owner: AppId | None
    metadata: str = ""
    kind: Literal["control_changed"] = "control_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent:
    """A message of the page's reached the customer.

    Attributes:
        text: Its words, those of a button template included.
        author: Who wrote it; ``app_id`` is the Page Inbox for all but an app.
        agent: The name of the member of staff.
        right: By what right an app wrote, in kebab case: ``window``, ``tag``, ``one-time``, ….
    """

    at: datetime
    psid: Psid
    app_id: AppId
    mid: MessageId
    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    messaging_type: str | None = None
    tag: str | None = None
    attachments: tuple[Attached, ...] = ()
    author: Author = Author.APP
    persona_id: str | None = None
    reply_to: MessageId | None = None
    notification_type: str | None = None
    agent: str = ""
    right: str | None = None
    kind: Literal["message_sent"] = "message_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSent:
    """An app showed that it types, stopped typing, has seen the messages, or reacted.

    Attributes:
        emoji: The reaction, else empty.
    """

    at: datetime
    psid: Psid
    app_id: AppId
    action: Action
    emoji: str = ""
    kind: Literal["action_sent"] = "action_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRefused:
    """An app's message or sender action was refused; the customer saw nothing.

    Attributes:
        psid: The recipient as the app named it, empty where it named none.
        text: The text that was not sent, empty for sender actions and broken bodies.
    """

    at: datetime
    psid: Psid
    app_id: AppId
    text: str
    tag: str | None
    code: int
    subcode: int | None
    message: str
    kind: Literal["send_refused"] = "send_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswered:
    """A call to the Graph API, without its token: what was asked and how it was answered.

    Attributes:
        path: The path as called, with its version and without its query.
        status: HTTP status of the answer.
        code: Graph's error code, None where the call succeeded.
        not_faked: What Meta has and the fake does not, None where nothing was missing.
    """

    at: datetime
    method: str
    path: str
    status: int
    code: int | None = None
    not_faked: str | None = None
    kind: Literal["call_answered"] = "call_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSent:
    """A webhook left for an app.

    Attributes:
        serial: Its number in this world, counted from 1; ``WebhookAnswered`` repeats it.
        field: The subscription field, e.g. ``messages``.
        body: The exact body, ASCII JSON.
        psid: Whose thread it is about, empty where it is about none.
        attempt: How often it has been tried, this time included.
    """

    at: datetime
    psid: Psid
    serial: int
    field: str
    body: str
    app_id: AppId = UNKNOWN_APP
    attempt: int = 1
    kind: Literal["webhook_sent"] = "webhook_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAnswered:
    """An app answered a webhook with an HTTP status."""

    at: datetime
    psid: Psid
    serial: int
    status: int
    kind: Literal["webhook_answered"] = "webhook_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something that Meta tolerates and a careful developer would like to know.

    Attributes:
        code: What kind of thing, in kebab case: ``ignored-key``, ``learned-token``, ….
        text: One sentence.
    """

    at: datetime
    code: str
    text: str
    psid: Psid | None = None
    kind: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Words of one person's that went somewhere."""

    psid: Psid
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HostContacted:
    """The bot opened a connection to a host that is not the Graph API.

    Attributes:
        status: The HTTP status of the answer, 0 for none, None where nobody could see it.
        carried: What of the customers' own words was sent there.
    """

    at: datetime
    host: str
    status: int | None = None
    carried: tuple[Carried, ...] = ()
    kind: Literal["host_contacted"] = "host_contacted"


Entry = (
    ThreadOpened
    | MessageReceived
    | PostbackReceived
    | ThreadRead
    | PageBlocked
    | CustomerActed
    | PageActivity
    | ControlChanged
    | MessageSent
    | ActionSent
    | SendRefused
    | CallAnswered
    | WebhookSent
    | WebhookAnswered
    | Noted
    | HostContacted
)
