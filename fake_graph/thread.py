"""One person's thread with a page."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from fake_graph.control import Control
from fake_graph.ids import AppId, ConversationId, MessageId, PageId
from fake_graph.journal import QuickReply
from fake_graph.menu import Menu
from fake_graph.person import Person
from fake_graph.policy import WindowRule
from fake_graph.window import Deed, Window


@dataclass(slots=True, kw_only=True)
class Letter:
    """One message of a thread, of either side, as it can be read back.

    Attributes:
        app_id: Who wrote for the page, None for the person.
        content: What is in it, as in a webhook: ``text``, ``attachments``, ….
    """

    mid: MessageId
    at: datetime
    app_id: AppId | None
    content: dict[str, Any]
    is_deleted: bool = False
    edits: int = 0

    @property
    def is_from_page(self) -> bool:
        """Whether the page wrote it."""
        return self.app_id is not None


@dataclass(slots=True, kw_only=True)
class Thread:
    """What a page and a person have had of each other.

    Attributes:
        shown: The quick replies that the person can tap now.
        has_unread: Whether the page wrote something that the person has not read.
        letters: Every message by its id, oldest first.
        control: Which app has the thread.
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
    menu: tuple[Menu, ...] | None = None

    def customer_did(self, deed: Deed, at: datetime) -> None:
        """Take in a message or a postback of the person's."""
        self.window = self.window.after(deed, at)
        if self.window.opened == at:
            self.control = replace(self.control, heard=at)
        self.is_empty = False
        self.shown = ()

    def page_wrote(
        self, quick_replies: tuple[QuickReply, ...], rule: WindowRule | None, at: datetime
    ) -> None:
        """Take in a message of the page's; ``rule`` is None where a tag allowed it."""
        if rule is not None:
            self.window = self.window.after_message(rule, at)
        self.is_empty = False
        self.has_unread = True
        self.shown = quick_replies
