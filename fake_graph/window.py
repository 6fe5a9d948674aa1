"""The messaging window: how long after a customer's action a page may write.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fake_graph.policy import WindowRule

STANDARD = timedelta(hours=24)


class Deed(StrEnum):
    """What a customer does in a thread."""

    MESSAGE = "message"
    QUICK_REPLY = "quick_reply"
    POSTBACK = "postback"
    OPEN_THREAD = "open_thread"
    OPEN_WEB_PAGE = "open_web_page"
    READ = "read"
    BLOCK = "block"
    UNBLOCK = "unblock"
    REACT = "react"
    UNREACT = "unreact"
    OPT_IN = "opt_in"
    FOLLOW_REF = "follow_ref"
    CLICK_AD = "click_ad"
    EDIT = "edit"
    UNSEND = "unsend"
    FILL_FORM = "fill_form"
    RATE = "rate"
    LINK_ACCOUNT = "link_account"
    ALLOW_NOTIFICATION = "allow_notification"
    ACCEPT_REQUEST = "accept_request"
    COMMENT = "comment"


WRITING_DEEDS = frozenset({Deed.MESSAGE, Deed.QUICK_REPLY, Deed.POSTBACK})
"""Deeds that leave a bubble in the thread; with them the quick replies vanish. Tags count their
days from them; that a press of a button is a message in that sense is inferred.
"""

OPENING_DEEDS = WRITING_DEEDS | {Deed.REACT, Deed.OPT_IN, Deed.FOLLOW_REF}
"""Deeds after which the page may write. That edits, forms and ratings are none of them is inferred:
they are not on the platform's list. Clicking an ad is none before the person writes.
"""


@dataclass(frozen=True, slots=True)
class Window:
    """The messaging window of one thread.

    Attributes:
        opened: When the customer last did something that opens it, None for never.
        extra_used: Whether the one message after 24 hours, of the old 24+1 rule, is spent.
        spoken: When the customer last wrote or pressed something, None for never.
    """

    opened: datetime | None = None
    extra_used: bool = False
    spoken: datetime | None = None

    def after(self, deed: Deed, at: datetime) -> "Window":
        """Return the window as it is once the customer has done ``deed``."""
        if deed not in OPENING_DEEDS:
            return self
        return Window(at, spoken=at if deed in WRITING_DEEDS else self.spoken)

    def after_message(self, rule: WindowRule, at: datetime) -> "Window":
        """Return the window as it is once the page has written an untagged message."""
        if rule is WindowRule.DAY_PLUS_ONE and not self.reaches(at, STANDARD):
            return Window(self.opened, extra_used=True, spoken=self.spoken)
        return self

    def reaches(self, at: datetime, length: timedelta | None) -> bool:
        """Return whether the customer's last action is at most ``length`` ago (None: ever).

        After exactly ``length`` it still does: the platform's choice at the very instant is not
        known, and this one gives the sender the benefit of the doubt.
        """
        if self.opened is None:
            return False
        return length is None or at - self.opened <= length

    def has_spoken(self, at: datetime, length: timedelta | None) -> bool:
        """Return whether the customer wrote at most ``length`` ago (None: did anything, ever)."""
        if length is None:
            return self.opened is not None
        return self.spoken is not None and at - self.spoken <= length

    def is_open(self, rule: WindowRule, at: datetime) -> bool:
        """Return whether the page may write an untagged message at ``at``."""
        if self.opened is None:
            return False
        if rule is WindowRule.NONE or self.reaches(at, STANDARD):
            return True
        return rule is WindowRule.DAY_PLUS_ONE and not self.extra_used
