"""Everything that crossed the wire, in the order it happened.

Entries are append-only and hold no token, no secret and nothing of the real clock, so the same
conversation gives the same bytes. ``Journal.to_json`` and ``from_json`` are exact inverses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import TypeAdapter

from fake_graph.ids import AppId, MessageId, Psid


class PostbackSource(StrEnum):
    """What the customer pressed."""

    GET_STARTED = "get_started"
    MENU = "menu"


class Action(StrEnum):
    """A sender action.

    Source: https://developers.facebook.com/docs/messenger-platform/send-messages/sender-actions
    """

    TYPING_ON = "typing_on"
    TYPING_OFF = "typing_off"
    MARK_SEEN = "mark_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickReply:
    """A quick reply under a message."""

    title: str
    payload: str


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
    kind: Literal["message_received"] = "message_received"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostbackReceived:
    """A customer pressed Get Started or an item of the persistent menu."""

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
class MessageSent:
    """An app's message reached the customer."""

    at: datetime
    psid: Psid
    app_id: AppId
    mid: MessageId
    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    messaging_type: str | None = None
    tag: str | None = None
    kind: Literal["message_sent"] = "message_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSent:
    """An app showed that it types, stopped typing, or has seen the messages."""

    at: datetime
    psid: Psid
    app_id: AppId
    action: Action
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
    """

    at: datetime
    psid: Psid
    serial: int
    field: str
    body: str
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
class HostContacted:
    """The bot opened a connection to a host that is not the Graph API."""

    at: datetime
    host: str
    kind: Literal["host_contacted"] = "host_contacted"


Entry = (
    ThreadOpened
    | MessageReceived
    | PostbackReceived
    | ThreadRead
    | PageBlocked
    | MessageSent
    | ActionSent
    | SendRefused
    | CallAnswered
    | WebhookSent
    | WebhookAnswered
    | Noted
    | HostContacted
)

_ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry])


@dataclass(slots=True)
class Journal:
    """An append-only list of entries."""

    _entries: list[Entry] = field(default_factory=list)

    @classmethod
    def from_json(cls, entries: Iterable[Any]) -> "Journal":
        """Return the journal that ``to_json`` wrote."""
        return cls(_ENTRIES.validate_python(list(entries)))

    def append(self, entry: Entry) -> None:
        """Add ``entry`` at the end."""
        self._entries.append(entry)

    def of(self, psid: Psid) -> tuple[Entry, ...]:
        """Return the entries of one thread, oldest first."""
        return tuple(e for e in self._entries if getattr(e, "psid", None) == psid)

    def psids(self) -> tuple[Psid, ...]:
        """Return every person who did something, in order of appearance."""
        acted = (ThreadOpened, MessageReceived, PostbackReceived, ThreadRead, PageBlocked)
        return tuple(dict.fromkeys(e.psid for e in self._entries if isinstance(e, acted)))

    def gaps(self) -> tuple[str, ...]:
        """Return what Meta has and the fake does not, as far as it was called for, each once."""
        calls = (e for e in self._entries if isinstance(e, CallAnswered))
        return tuple(dict.fromkeys(e.not_faked for e in calls if e.not_faked is not None))

    def to_json(self) -> list[dict[str, Any]]:
        """Return the entries as JSON values, times as ISO 8601 in UTC."""
        dumped: list[dict[str, Any]] = _ENTRIES.dump_python(self._entries, mode="json")
        return dumped

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
