"""One person's thread with a page."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from fake_graph.control import Control
from fake_graph.ids import AppId, ConversationId, MessageId, PageId
from fake_graph.journal import QuickReply
from fake_graph.pages.desk import Desk, Folder
from fake_graph.pages.menu import Menu
from fake_graph.people.appointment import Appointment
from fake_graph.people.arrival import Arrival
from fake_graph.people.linking import Account
from fake_graph.people.standing import Standing
from fake_graph.person import Person
from fake_graph.policy import WindowRule
from fake_graph.window import WRITING_DEEDS, Deed, Window


@dataclass(slots=True, kw_only=True)
class Letter:
    """One message of a thread, of either side, as it can be read back.

    Attributes:
        app_id: Who wrote for the page, None for the person.
        content: What is in it, as in a webhook: ``text``, ``attachments``, …. Never changed in
            place, as letters with the same words may share it.
        reaction: The person's reaction to it, an emoji; empty for none.
        is_automatic: Whether an automation of the page wrote it.
    """

    mid: MessageId
    at: datetime
    app_id: AppId | None
    content: dict[str, Any]
    is_deleted: bool = False
    is_automatic: bool = False
    edits: int = 0
    reaction: str = ""

    @property
    def is_from_page(self) -> bool:
        """Whether the page wrote it."""
        return self.app_id is not None


def shared(content: dict[str, Any]) -> dict[str, Any]:
    """Return ``content``; of words alone that which other letters have, as much is said often."""
    return _words_alone(content["text"]) if content.keys() == {"text"} else content


@lru_cache(maxsize=1024)
def _words_alone(text: str) -> dict[str, Any]:
    return {"text": text}


@dataclass(slots=True, kw_only=True)
class Thread:
    """What a page and a person have had of each other.

    Attributes:
        shown: The quick replies that the person can tap now.
        has_unread: Whether the page wrote something that the person has not read.
        letters: Every message by its id, oldest first.
        control: Which app has the thread.
        cleared: How many of the letters the person has deleted from their side.
        is_offline: Whether none of the person's devices is on the network.
        undelivered: The messages that wait for one of them.
        arrival: Where the person came from, until they write or press something.
        account: The person's account on the page's own site.
        answered: The mids of forms that the person has filled in, of which each is taken once.
        appointments: What the person asked for, by booking id.
        desk: How the page has filed it.
        menu: The person's own persistent menu, None where the page's is shown.
    """

    person: Person
    page_id: PageId
    conversation: ConversationId
    window: Window = field(default_factory=Window)
    is_blocked: bool = False
    is_empty: bool = True
    has_unread: bool = False
    shown: tuple[QuickReply, ...] = ()
    letters: dict[MessageId, Letter] = field(default_factory=dict)
    control: Control = field(default_factory=Control)
    cleared: int = 0
    is_offline: bool = False
    undelivered: list[MessageId] = field(default_factory=list)
    arrival: Arrival | None = None
    account: Account = field(default_factory=Account)
    answered: set[MessageId] = field(default_factory=set)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    desk: Desk = field(default_factory=Desk)

    @property
    def has_begun(self) -> bool:
        """Whether the page has it, be it empty to a person who deleted the conversation."""
        return self.updated_at is not None

    @property
    def updated_at(self) -> datetime | None:
        """When something last happened in it that can be seen, None for never."""
        last = next(reversed(self.letters.values()), None)
        seen = [self.control.heard, last.at if last is not None else None]
        return max((at for at in seen if at is not None), default=None)

    @property
    def unread_count(self) -> int:
        """How many messages of the person's the page has neither read nor written after."""
        count = 0
        for letter in reversed(self.letters.values()):
            if letter.is_from_page and not letter.is_automatic:
                break
            if self.desk.read_at is not None and letter.at <= self.desk.read_at:
                break
            count += not letter.is_from_page
        return count

    standing: Standing = field(default_factory=Standing)
    menu: tuple[Menu, ...] | None = None

    def customer_did(self, deed: Deed, at: datetime) -> None:
        """Take in something that the person did."""
        self.window = self.window.after(deed, at)
        if deed in WRITING_DEEDS:
            self.control = replace(self.control, heard=at)
            self.standing.request = None
            self.is_empty = False
            self.shown = ()
            if self.desk.folder is Folder.DONE:
                self.desk.folder = Folder.INBOX

    def in_sight(self) -> tuple[Letter, ...]:
        """Return the letters that the person can scroll to, newest first."""
        kept = [x for x in islice(self.letters.values(), self.cleared, None) if not x.is_deleted]
        return tuple(reversed(kept))

    def clear(self) -> None:
        """Take in that the person deleted the conversation from their side."""
        self.cleared = len(self.letters)
        self.is_empty = True
        self.has_unread = False
        self.shown = ()

    def take_arrival(self) -> Arrival | None:
        """Return where the person came from, once."""
        arrival, self.arrival = self.arrival, None
        return arrival

    def page_wrote(
        self, quick_replies: tuple[QuickReply, ...], rule: WindowRule | None, at: datetime
    ) -> None:
        """Take in a message of the page's; ``rule`` is None where a tag allowed it."""
        if rule is not None:
            self.window = self.window.after_message(rule, at)
        self.is_empty = False
        self.has_unread = True
        self.shown = quick_replies
