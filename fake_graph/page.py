"""Apps and pages.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks (subscription fields),
https://developers.facebook.com/docs/permissions (features and tasks).
"""

from dataclasses import dataclass, field
from datetime import datetime

from fake_graph.contents.holdings import Holdings
from fake_graph.ids import AppId, LabelId, PageId, Psid
from fake_graph.pages.agent_persona import AgentPersona
from fake_graph.pages.automation import Automations
from fake_graph.pages.feed import Feed
from fake_graph.pages.label import Label
from fake_graph.pages.notification import Notifications
from fake_graph.pages.profile import MessengerProfile
from fake_graph.people.guest import Guest
from fake_graph.people.nlp import Nlp

DEFAULT_APP = AppId("8623456789012345")
DEFAULT_FIELDS = frozenset(
    {"messages", "messaging_postbacks", "message_deliveries", "message_reads"}
)
PAGE_INBOX = AppId("263902037430900")
"""The app behind which the page's staff writes."""

LEAD_FLOW = AppId("413038776280800")
"""The app behind which Messenger asks the questions of a lead form."""

OTHER_PEOPLE = 1000
"""People beside those of the conversation who keep a page busy; house: it decides rate limits."""


@dataclass(slots=True, kw_only=True)
class Callback:
    """Where an app wants the webhooks of an object sent, and which of their fields.

    Attributes:
        object: ``page`` for all that the fake sends.
    """

    object: str
    url: str
    fields: frozenset[str]
    verify_token: str = field(repr=False)
    is_active: bool = True


@dataclass(slots=True, kw_only=True)
class App:
    """An app that answers for pages.

    Attributes:
        secret: The key of the webhook signatures and of ``appsecret_proof``.
        verify_token: What the webhook handshake must carry.
        subscribed_fields: What the page that it is created with sends to it.
        callbacks: What it asked for by the API, by object; none where it is set up elsewhere.
        has_unsubscribed: Whether it took its last callback back by the API.
        is_live: Whether everybody may be messaged, and not only people with a role on it.
        testers: The PSIDs of people with a role on the app.
        requires_proof: Whether each call must carry ``appsecret_proof``.
        missing_features: Features that it was not approved for.
    """

    id: AppId = DEFAULT_APP
    name: str = "Courtesy Test App"
    secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    subscribed_fields: frozenset[str] = DEFAULT_FIELDS
    callbacks: dict[str, Callback] = field(default_factory=dict)
    has_unsubscribed: bool = False
    is_live: bool = True
    testers: set[Psid] = field(default_factory=set)
    requires_proof: bool = False
    missing_features: set[str] = field(default_factory=set)
    link: str = "https://www.example.com/"
    category: str = "Business"


@dataclass(slots=True, kw_only=True)
class Page:
    """A page that people write to.

    Attributes:
        access_token: The page's token; None to take the first one that a call carries.
        token_ends: When that one ends, None for never.
        approved_tags: The message tags that need approval and have it.
        subscriptions: The webhook fields that each app gets from this page.
        default_app: The app that hears of idle threads: the primary receiver of the Handover
            Protocol, the default app of Conversation Routing; None where neither is set up.
        country: ISO 3166 code, upper case; decides which regional rules apply.
        automations: What it answers by itself.
        labels: The labels of its inbox, by id.
        contact_terms_accepted: Whether it may use labels.
        holdings: What its messages can refer to.
        audience: People besides those in this world that the page could message.
        guests: Those whom a plugin on the page's site knows by a ``user_ref``, by it.
        nlp: Whether the platform reads meaning into messages.
        restrictions: What the platform keeps the page from, by ``fake_graph.pages.restriction``.
        pays_phone_matching: Whether it paid the fee for writing to phone numbers.
        personas: Those whom its messages may come from, by id; deleted ones stay.
        feature_reviews: The state of each feature that was submitted for review, by its name.
    """

    id: PageId
    name: str
    access_token: str | None = field(repr=False)
    token_ends: datetime | None = None
    approved_tags: frozenset[str] = frozenset()
    subscriptions: dict[AppId, frozenset[str]] = field(default_factory=dict)
    profile: MessengerProfile = field(default_factory=MessengerProfile)
    default_app: AppId | None = None
    country: str = "US"
    category: str = "Local business"
    automations: Automations = field(default_factory=Automations)
    labels: dict[LabelId, Label] = field(default_factory=dict)
    contact_terms_accepted: bool = True
    audience: int = OTHER_PEOPLE
    guests: dict[str, Guest] = field(default_factory=dict)
    nlp: Nlp = field(default_factory=Nlp)
    holdings: Holdings = field(default_factory=Holdings)
    feed: Feed = field(default_factory=Feed)
    notifications: Notifications = field(default_factory=Notifications)
    restrictions: set[str] = field(default_factory=set)
    pays_phone_matching: bool = True
    personas: dict[str, AgentPersona] = field(default_factory=dict)
    feature_reviews: dict[str, str] = field(default_factory=dict)
