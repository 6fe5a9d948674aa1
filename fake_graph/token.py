"""Access tokens: whose they are, what they permit, and why one is no longer taken.

Source: https://developers.facebook.com/docs/facebook-login/guides/access-tokens
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from fake_graph.errors import GraphError
from fake_graph.ids import AppId, PageId, UserId

ALL_PERMISSIONS = frozenset(
    {
        "business_management",
        "pages_manage_metadata",
        "pages_messaging",
        "pages_messaging_phone_number",
        "pages_read_engagement",
        "pages_show_list",
        "pages_user_gender",
        "pages_user_locale",
        "pages_user_timezone",
        "pages_utility_messaging",
        "read_insights",
    }
)
ALL_TASKS = ("ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE")
DEFAULT_USER = UserId("10200000000000001")
"""Who made the page's token, where nobody in particular did."""

DEFAULT_USER_NAME = "Ada Keeper"
LONG_LIVED = timedelta(days=60)
DATA_ACCESS = timedelta(days=90)
"""How long an app may read what somebody shares, and how long they may stay away from it."""

FAULTS = (
    "token-app-removed",
    "token-checkpointed",
    "token-logged-out",
    "token-password-changed",
    "token-role-lost",
    "token-unconfirmed",
    "token-unused",
)
"""Why a token is no longer taken, beside its having expired; names in ``facts/errors.json``."""


class Kind(StrEnum):
    """Whose token it is."""

    PAGE = "PAGE"
    USER = "USER"
    APP = "APP"


@dataclass(slots=True, kw_only=True)
class Token:
    """What an access token stands for.

    Attributes:
        app_id: The app that it was given to.
        page_id: The page that it speaks for, None for a user's or an app's.
        user_id: Who gave it, None for an app's.
        pages: The pages that a user's token reaches.
        permissions: What that person let the app do.
        tasks: What that person may do on the page.
        expires_at: None for never.
        used_at: When it was last used.
        fault: The name of the error that it is refused with, None while it is good.
    """

    kind: Kind
    app_id: AppId
    page_id: PageId | None = None
    user_id: UserId | None = DEFAULT_USER
    user_name: str = DEFAULT_USER_NAME
    pages: tuple[PageId, ...] = ()
    permissions: frozenset[str] = ALL_PERMISSIONS
    tasks: tuple[str, ...] = ALL_TASKS
    issued_at: datetime | None = None
    expires_at: datetime | None = None
    used_at: datetime | None = None
    fault: str | None = None

    def is_neglected(self, at: datetime) -> bool:
        """Return whether its person stayed away for too long; a page's token outlives that."""
        seen = self.used_at or self.issued_at
        return self.kind is Kind.USER and seen is not None and at - seen > DATA_ACCESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who makes a call, and on whose behalf.

    Attributes:
        page_id: The page that the call is about, None where it is about none.
        version: The Graph API version that serves the call, e.g. ``v24.0``.
    """

    app_id: AppId
    page_id: PageId | None
    token: Token = field(repr=False)
    version: str

    @property
    def version_number(self) -> tuple[int, int]:
        """The version to compare with, e.g. ``(24, 0)``."""
        return _number(self.version)

    def require_task(self, task: str) -> None:
        """Let pass whose person may do ``task`` on the page.

        Raises:
            GraphError: they may not.
        """
        if task not in self.token.tasks:
            raise GraphError("permission-missing-for-action")


@cache
def _number(version: str) -> tuple[int, int]:
    major, _, minor = version.removeprefix("v").partition(".")
    return int(major), int(minor)
