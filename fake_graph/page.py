"""Who is on the platform: an app, its page, and people.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks (subscription fields).
"""

from dataclasses import dataclass, field

from fake_graph.ids import AppId, PageId, Psid

DEFAULT_APP = AppId("8623456789012345")
DEFAULT_FIELDS = frozenset(
    {"messages", "messaging_postbacks", "message_deliveries", "message_reads"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The app that answers for the page.

    Attributes:
        secret: The key of the webhook signatures and of ``appsecret_proof``.
        verify_token: What the webhook handshake must carry.
        subscribed_fields: The webhook fields that are sent to the app.
    """

    id: AppId = DEFAULT_APP
    secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    subscribed_fields: frozenset[str] = DEFAULT_FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page that people write to.

    Attributes:
        access_token: The page's token; None to take the first one that a call carries.
        approved_tags: The message tags that need approval and have it.
    """

    id: PageId
    name: str
    access_token: str | None = field(repr=False)
    approved_tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an account.

    Attributes:
        timezone: Hours from UTC, may be fractional.
    """

    psid: Psid
    first_name: str
    last_name: str
    locale: str = "en_US"
    timezone: float = 0
    gender: str | None = None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"
