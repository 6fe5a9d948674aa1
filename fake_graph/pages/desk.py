"""How a page's staff has filed a thread: its folder, what it has read, and whom it keeps out.

Source: https://developers.facebook.com/docs/graph-api/reference/page/conversations
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Folder(StrEnum):
    """Where a conversation lies."""

    INBOX = "inbox"
    DONE = "page_done"
    SPAM = "spam"


@dataclass(slots=True, kw_only=True)
class Desk:
    """What the page has done with a thread, which the person does not see.

    Attributes:
        read_at: Up to when the page has read it, None for never.
        is_blocked: Whether the page takes no messages of this person.
        is_banned: Whether the page keeps the person off the whole page.
    """

    folder: Folder = Folder.INBOX
    read_at: datetime | None = None
    is_blocked: bool = False
    is_banned: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing passes between the page and this person."""
        return self.is_blocked or self.is_banned
