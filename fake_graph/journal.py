"""Everything that crossed the wire, in the order it happened.

Entries are append-only and hold no token, no secret and nothing of the real clock, so the same
conversation gives the same bytes. ``Journal.to_json`` and ``from_json`` are exact inverses. What
lies far back in a very long one is packed, so that months of a busy page fit into memory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from pydantic import TypeAdapter

from fake_graph.entry import (
    Action,
    ActionSent,
    Author,
    CallAnswered,
    Carried,
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
from fake_graph.packing import BLOCK, packed, unpacked
from fake_graph.shown import Attached, Button, Card, QuickReply

__all__ = [
    "Action",
    "ActionSent",
    "Attached",
    "Author",
    "Button",
    "CallAnswered",
    "Card",
    "Carried",
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

KEPT = 16_384
"""How many of the latest entries are not packed."""

_ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry])


@dataclass(slots=True)
class Journal:
    """An append-only list of entries."""

    _entries: list[Entry] = field(default_factory=list)
    """Those that are not packed."""
    _blocks: list[bytes] = field(default_factory=list)
    """Those before, packed."""
    _blocks_of: dict[Psid, list[int]] = field(default_factory=dict)
    """Which of the blocks have something of a thread."""
    _threads: dict[Psid, list[Entry]] = field(default_factory=dict)
    _sorted: int = 0
    """How many of ``_entries`` are in ``_threads``; the others get there when somebody asks."""

    @classmethod
    def from_json(cls, entries: Iterable[Any]) -> "Journal":
        """Return the journal that ``to_json`` wrote."""
        return cls(_ENTRIES.validate_python(list(entries)))

    def append(self, entry: Entry) -> None:
        """Add ``entry`` at the end."""
        self._entries.append(entry)
        if len(self._entries) >= KEPT + BLOCK:
            self._pack()

    def replace(self, entries: Iterable[Entry]) -> None:
        """Hold ``entries`` and nothing else."""
        self._entries[:] = list(entries)
        self._blocks.clear()
        self._blocks_of.clear()
        self._forget_threads()

    def of(self, psid: Psid) -> tuple[Entry, ...]:
        """Return the entries of one thread, oldest first."""
        news = self._entries[self._sorted :]
        self._sorted += len(news)
        for entry in news:
            whose = getattr(entry, "psid", None)
            if whose is not None:
                self._threads.setdefault(whose, []).append(entry)
        blocks = (unpacked(self._blocks[number]) for number in self._blocks_of.get(psid, ()))
        before = (e for block in blocks for e in block if getattr(e, "psid", None) == psid)
        return (*before, *self._threads.get(psid, ()))

    def since(self, count: int) -> tuple[Entry, ...]:
        """Return the entries after the first ``count``."""
        packed_away = len(self._blocks) * BLOCK
        if count >= packed_away:
            return tuple(self._entries[count - packed_away :])
        block = count // BLOCK
        return tuple(self._from_block(block))[count - block * BLOCK :]

    def psids(self) -> tuple[Psid, ...]:
        """Return every person who did something, in order of appearance."""
        acted = (
            *(ThreadOpened, MessageReceived, PostbackReceived, ThreadRead, PageBlocked),
            CustomerActed,
        )
        return tuple(dict.fromkeys(e.psid for e in self if isinstance(e, acted)))

    def gaps(self) -> tuple[str, ...]:
        """Return what Meta has and the fake does not, as far as it was called for, each once."""
        calls = (e for e in self if isinstance(e, CallAnswered))
        return tuple(dict.fromkeys(e.not_faked for e in calls if e.not_faked is not None))

    def to_json(self, since: int = 0) -> list[dict[str, Any]]:
        """Return the entries, or those after the first few, as JSON; times as ISO 8601 in UTC."""
        block = min(since // BLOCK, len(self._blocks))
        entries = list(self._from_block(block))[since - block * BLOCK :]
        dumped: list[dict[str, Any]] = _ENTRIES.dump_python(entries, mode="json")
        return dumped

    def _pack(self) -> None:
        oldest = self._entries[:BLOCK]
        del self._entries[:BLOCK]
        for psid in dict.fromkeys(getattr(entry, "psid", None) for entry in oldest):
            if psid is not None:
                self._blocks_of.setdefault(psid, []).append(len(self._blocks))
        self._blocks.append(packed(oldest))
        self._forget_threads()

    def _forget_threads(self) -> None:
        self._threads.clear()
        self._sorted = 0

    def _from_block(self, number: int) -> Iterator[Entry]:
        past = tuple(self._blocks[number:])
        return chain(chain.from_iterable(map(unpacked, past)), tuple(self._entries))

    def __iter__(self) -> Iterator[Entry]:
        return self._from_block(0)

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._entries)
