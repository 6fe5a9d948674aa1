"""One person's thread with the page."""

from dataclasses import dataclass, field
from datetime import datetime

from fake_graph.journal import QuickReply
from fake_graph.page import Person
from fake_graph.policy import WindowRule
from fake_graph.window import Deed, Window


@dataclass(slots=True, kw_only=True)
class Thread:
    """What the page and a person have had of each other.

    Attributes:
        shown: The quick replies that the person can tap now.
        has_unread: Whether the page wrote something that the person has not read.
    """

    person: Person
    window: Window = field(default_factory=Window)
    is_blocked: bool = False
    is_empty: bool = True
    has_unread: bool = False
    shown: tuple[QuickReply, ...] = ()

    def customer_did(self, deed: Deed, at: datetime) -> None:
        """Take in a message or a postback of the person's."""
        self.window = self.window.after(deed, at)
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
