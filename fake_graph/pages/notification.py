"""One-time and marketing notifications: what people agreed to, and how often a page may use it.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/recurring-notifications
and https://developers.facebook.com/docs/messenger-platform/send-messages/one-time-notification
"""

import calendar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fake_graph.calls.body import Json
from fake_graph.ids import MessageId, Psid
from fake_graph.policy import Policy

ONE_TIME = "one_time_notif_req"
MARKETING = "notification_messages"
DEFAULT_TITLE = "Updates and promotions"
DEFAULT_FREQUENCY = "DAILY"  # inferred: the field had no documented default

ONE_TIME_LIFE = timedelta(days=365)
MONTHS_OF_LIFE = {"DAILY": 6, "WEEKLY": 9, "MONTHLY": 12}
NEVER = datetime(2038, 1, 1, tzinfo=UTC)
"""What the platform gives as the expiry of a token that has none."""

GAPS = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(days=7), "MONTHLY": timedelta(days=30)}
LONG_GAP = timedelta(hours=48)
FOLLOW_UPS = 3
FOLLOW_UP_WITHIN = timedelta(minutes=2)
SAME_TOPIC_AFTER = timedelta(days=7)
TOPIC_LIMIT = 10  # topics asked for in that time; inferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a message asks leave to write about.

    Attributes:
        kind: ``one_time_notif_req`` or ``notification_messages``.
        frequency: ``DAILY``, ``WEEKLY`` or ``MONTHLY``, while that was to be chosen.
    """

    kind: str
    title: str
    payload: str
    frequency: str | None = None
    timezone: str = "UTC"
    reoptin: str = "DISABLED"


@dataclass(slots=True, kw_only=True)
class OneTimeToken:
    """Leave to write once."""

    token: str
    psid: Psid
    payload: str
    mid: MessageId
    given_at: datetime
    is_used: bool = False

    def is_good(self, at: datetime) -> bool:
        """Return whether it still allows its message."""
        return not self.is_used and at - self.given_at <= ONE_TIME_LIFE


@dataclass(slots=True, kw_only=True)
class MarketingToken:
    """Leave to write now and then about a topic.

    Attributes:
        mid: The request that was last agreed to.
        sent_at: When it was last used, follow-ups apart.
        follow_ups: How many messages came right after that one.
    """

    token: str
    psid: Psid
    topic: Topic
    mid: MessageId
    given_at: datetime
    expires_at: datetime
    is_stopped: bool = False
    is_refreshed: bool = False
    sent_at: datetime | None = None
    follow_ups: int = 0

    def allows(self, policy: Policy, at: datetime) -> bool:
        """Return whether enough time has passed since it was last used."""
        next_at = self.next_at(policy)
        return next_at is None or at >= next_at or self._is_follow_up(at)

    def next_at(self, policy: Policy) -> datetime | None:
        """Return when it may be used again, None while it has not been used."""
        return self.sent_at + self._gap(policy) if self.sent_at is not None else None

    def use(self, policy: Policy, at: datetime) -> None:
        """Take in a message that it allowed."""
        next_at = self.next_at(policy)
        if next_at is not None and at < next_at:
            self.follow_ups += 1
        else:
            self.sent_at, self.follow_ups = at, 0

    def _is_follow_up(self, at: datetime) -> bool:
        if self.sent_at is None:
            return False
        return at - self.sent_at <= FOLLOW_UP_WITHIN and self.follow_ups < FOLLOW_UPS

    def _gap(self, policy: Policy) -> timedelta:
        if "marketing-gap-48h" in policy.features:
            return LONG_GAP
        if "marketing-frequency" in policy.features and self.topic.frequency is not None:
            return GAPS[self.topic.frequency]
        return GAPS["DAILY"]


@dataclass(slots=True, kw_only=True)
class Notifications:
    """What the people of a page agreed to, by token.

    Attributes:
        is_enrolled: Whether the page asked for marketing notifications before September 2025,
            in this world or before its beginning.
    """

    one_time: dict[str, OneTimeToken] = field(default_factory=dict)
    marketing: dict[str, MarketingToken] = field(default_factory=dict)
    is_enrolled: bool = True

    def marketing_of(self, psid: Psid, title: str) -> MarketingToken | None:
        """Return what a person agreed to about a topic."""
        tokens = (t for t in self.marketing.values() if t.psid == psid)
        return next((token for token in tokens if token.topic.title == title), None)


def templates_in(content: Json) -> tuple[Json, ...]:
    """Return the payload of every template in a message's content, or none."""
    attachments = content.get("attachments") or ()
    return tuple(a.get("payload") or {} for a in attachments if a.get("type") == "template")


def topics_in(templates: tuple[Json, ...]) -> tuple[Topic, ...]:
    """Return what a message with these templates asks leave for."""
    return tuple(
        _topic(template, element)
        for template in templates
        if template.get("template_type") in (ONE_TIME, MARKETING)
        for element in template.get("elements") or (template,)
    )


def expiry(topic: Topic, policy: Policy, at: datetime) -> datetime:
    """Return until when leave given at ``at`` holds: for ever since frequencies are gone."""
    if "marketing-frequency" not in policy.features:
        return NEVER
    return months_after(at, MONTHS_OF_LIFE[topic.frequency or DEFAULT_FREQUENCY])


def months_after(at: datetime, months: int) -> datetime:
    """Return the same day of the month so many months later, or the last one of that month."""
    years, month = divmod(at.month - 1 + months, 12)
    year = at.year + years
    day = min(at.day, calendar.monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day)


def _topic(template: Json, element: Json) -> Topic:
    return Topic(
        kind=str(template["template_type"]),
        title=str(element.get("title") or template.get("title") or DEFAULT_TITLE),
        payload=str(element.get("payload") or template.get("payload") or ""),
        frequency=template.get("notification_messages_frequency"),
        timezone=str(template.get("notification_messages_timezone") or "UTC"),
        reoptin=str(template.get("notification_messages_reoptin") or "DISABLED"),
    )
