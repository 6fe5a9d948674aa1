"""Numbers about a page's messaging: the metrics, their periods, and the days they count in.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messaging-insights-api
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fake_graph.pages.pacific import PACIFIC


class Metric(StrEnum):
    """What is counted."""

    NEW = "page_messages_new_conversations_unique"
    BLOCKED = "page_messages_blocked_conversations_unique"
    REPORTED = "page_messages_reported_conversations_unique"
    CONNECTIONS = "page_messages_total_messaging_connections"


TITLES = {
    Metric.NEW: "New conversations",
    Metric.BLOCKED: "Blocked conversations",
    Metric.REPORTED: "Reported conversations",
    Metric.CONNECTIONS: "Messaging connections",
}
"""House: Graph's own titles are not recorded."""


class Period(StrEnum):
    """Over how long is counted, up to each end of a day."""

    DAY = "day"
    WEEK = "week"
    DAYS_28 = "days_28"
    MONTH = "month"
    TOTAL = "total_over_range"


_DAYS = {Period.DAY: 1, Period.WEEK: 7, Period.DAYS_28: 28, Period.MONTH: 30}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, its end not included."""

    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        """Return whether ``at`` lies in it."""
        return self.start <= at < self.end


def spans(period: Period, since: datetime, until: datetime) -> Iterator[Span]:
    """Return what is counted for each value: one a day, or a single one for the whole range."""
    if period is Period.TOTAL:
        yield Span(since, until)
        return
    end = midnight_after(since)
    while end <= midnight_after(until - timedelta(microseconds=1)):
        start = (end.astimezone(PACIFIC) - timedelta(days=_DAYS[period])).astimezone(end.tzinfo)
        yield Span(start, end)
        end = midnight_after(end)


def midnight_after(at: datetime) -> datetime:
    """Return the next midnight in California, in the time zone of ``at``."""
    tomorrow = at.astimezone(PACIFIC) + timedelta(days=1)
    return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(at.tzinfo)
