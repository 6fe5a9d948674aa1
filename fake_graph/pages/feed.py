"""What stands on a page for all to see: posts and the comments under them.

Source: https://developers.facebook.com/docs/graph-api/reference/page/feed
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from fake_graph.ids import MessageId, Psid

REPLY_WITHIN = timedelta(days=7)
"""How long after a comment or a visitor's post the page may answer it in private.

Source: https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""


class Place(StrEnum):
    """Where something was posted; private replies came to each at a time of its own."""

    PAGE = "page"
    GROUP = "group"
    REEL = "reel"


@dataclass(slots=True, kw_only=True)
class FeedItem:
    """A post or a comment.

    Attributes:
        author: Who wrote it, None for the page itself.
        post_id: The post that it stands under, its own id where it is one.
        parent_id: What it answers: a post or a comment; None for a post.
        reply: The private reply that the page sent to it, None for none.
    """

    id: str
    at: datetime
    text: str
    author: Psid | None
    post_id: str
    parent_id: str | None = None
    place: Place = Place.PAGE
    is_removed: bool = False
    reply: MessageId | None = None

    @property
    def is_comment(self) -> bool:
        """Whether it stands under something."""
        return self.parent_id is not None


@dataclass(slots=True, kw_only=True)
class Feed:
    """The posts and comments of a page by their ids, oldest first."""

    items: dict[str, FeedItem] = field(default_factory=dict)

    def last_post(self) -> FeedItem | None:
        """Return the newest post that still stands."""
        posts = (item for item in reversed(self.items.values()) if not item.is_comment)
        return next((post for post in posts if not post.is_removed), None)
