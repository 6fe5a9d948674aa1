"""Everything that crossed the wire, in the order it happened.

Entries are append-only and hold no token, no secret and nothing of the real clock, so the same
conversation gives the same bytes. ``Journal.to_json`` and ``from_json`` are exact inverses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from fake_graph.entry import (
    Action,
    ActionSent,
    Author,
    CallAnswered,
    ControlChanged,
    CustomerActed,
    Entry,
    HostContacted,
    MessageReceived,
    MessageSent,
    Noted,
    PageActivity,
    PageBlocked,
    PostbackReceived,
    PostbackSource,
    SendRefused,
    ThreadOpened,
    ThreadRead,
    WebhookAnswered,
    WebhookSent,
)
from fake_graph.ids import Psid
from fake_graph.shown import Attached, Button, Card, QuickReply

__all__ = [
    "Action",
    "ActionSent",
    "Attached",
    "Author",
    "Button",
    "CallAnswered",
    "Card",
    "ControlChanged",
    "CustomerActed",
    "Entry",
    "HostContacted",
    "Journal",
    "MessageReceived",
    "MessageSent",
    "Noted",
    "PageActivity",
    "PageBlocked",
    "PostbackReceived",
    "PostbackSource",
    "QuickReply",
    "SendRefused",
    "ThreadOpened",
    "ThreadRead",
    "WebhookAnswered",
    "WebhookSent",
]

_ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry])


@dataclass(slots=True)
class Journal:
    """An append-only list of entries."""

    _entries: list[Entry] = field(default_factory=list)
    _threads: dict[Psid, list[Entry]] = field(default_factory=dict)
    _sorted: int = 0
    """How many of the entries are in ``_threads``; the others get there when somebody asks."""

    @classmethod
    def from_json(cls, entries: Iterable[Any]) -> "Journal":
        """Return the journal that ``to_json`` wrote."""
        return cls(_ENTRIES.validate_python(list(entries)))

    def append(self, entry: Entry) -> None:
        """Add ``entry`` at the end."""
        self._entries.append(entry)

    def replace(self, entries: Iterable[Entry]) -> None:
        """Hold ``entries`` and nothing else."""
        self._entries[:] = entries
        self._threads.clear()
        self._sorted = 0

    def of(self, psid: Psid) -> tuple[Entry, ...]:
        """Return the entries of one thread, oldest first."""
        news = self._entries[self._sorted :]
        self._sorted += len(news)
        for entry in news:
            whose = getattr(entry, "psid", None)
            if whose is not None:
                self._threads.setdefault(whose, []).append(entry)
        return tuple(self._threads.get(psid, ()))

    def psids(self) -> tuple[Psid, ...]:
        """Return every person who did something, in order of appearance."""
        acted = (
            *(ThreadOpened, MessageReceived, PostbackReceived, ThreadRead, PageBlocked),
            CustomerActed,
        )
        return tuple(dict.fromkeys(e.psid for e in self._entries if isinstance(e, acted)))

    def gaps(self) -> tuple[str, ...]:
        """Return what Meta has and the fake does not, as far as it was called for, each once."""
        calls = (e for e in self._entries if isinstance(e, CallAnswered))
        return tuple(dict.fromkeys(e.not_faked for e in calls if e.not_faked is not None))

    def to_json(self, since: int = 0) -> list[dict[str, Any]]:
        """Return the entries, or those after the first few, as JSON; times as ISO 8601 in UTC."""
        dumped: list[dict[str, Any]] = _ENTRIES.dump_python(self._entries[since:], mode="json")
        return dumped

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
