"""Numbers about a page's messaging, counted from what happened.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messaging-insights-api
"""

from collections.abc import Iterator
from datetime import datetime

from fake_graph.graph.regions import Regions
from fake_graph.ids import Psid
from fake_graph.journal import (
    CustomerActed,
    Entry,
    MessageReceived,
    PageBlocked,
    PostbackReceived,
)
from fake_graph.pages.insight import Metric, Period, Span, spans
from fake_graph.token import Caller

REPORT = "report"
"""The deed of a person who reports the conversation."""

_OF_FIRST_DEEDS = frozenset({Metric.NEW, Metric.CONNECTIONS})

Deeds = list[tuple[datetime, Psid]]


class Insights(Regions):
    """The graph's statistics."""

    def insights(
        self, caller: Caller, metric: Metric, period: Period, since: datetime, until: datetime
    ) -> list[tuple[int, datetime]]:
        """Return the values of a metric, each with the end of what it counts.

        Raises:
            GraphError: whoever made the token may not.
        """
        caller.require_task("ANALYZE")
        with self.turn():
            page_id = self.page_of(caller.page_id).id
            threads = [t for t in self.state.threads.values() if t.page_id == page_id]
            ours = {t.person.psid for t in threads if not self.is_off("insights", t)}
            deeds = [(at, psid) for at, psid in self._deeds(metric) if psid in ours]
            return [
                (self._count(metric, deeds, span), span.end) for span in spans(period, since, until)
            ]

    def _count(self, metric: Metric, deeds: Deeds, span: Span) -> int:
        if metric is Metric.CONNECTIONS:
            # Everybody who ever acted and has the page not blocked: inferred, not documented.
            reached = {psid for at, psid in deeds if at < span.end}
            return sum(not self._is_shut(psid, span.end) for psid in reached)
        return len({psid for at, psid in deeds if span.holds(at)})

    def _deeds(self, metric: Metric) -> Deeds:
        entries = [found for e in self.journal if (found := _counted(metric, e)) is not None]
        if metric in _OF_FIRST_DEEDS:
            first: dict[Psid, datetime] = {}
            for at, psid in entries:
                first.setdefault(psid, at)
            return [(at, psid) for psid, at in first.items()]
        return entries

    def _is_shut(self, psid: Psid, at: datetime) -> bool:
        return next((e.blocked for e in self._blockings(psid) if e.at < at), False)

    def _blockings(self, psid: Psid) -> Iterator[PageBlocked]:
        """Return a person's blockings of the page, the latest first."""
        found = [e for e in self.journal if isinstance(e, PageBlocked) and e.psid == psid]
        return reversed(found)


def _counted(metric: Metric, entry: Entry) -> tuple[datetime, Psid] | None:
    """Return when and by whom something was done that a metric counts, None for nothing."""
    match entry:
        case MessageReceived() | PostbackReceived() if metric in _OF_FIRST_DEEDS:
            return entry.at, entry.psid
        case PageBlocked(blocked=True) if metric is Metric.BLOCKED:
            return entry.at, entry.psid
        case CustomerActed(deed=deed) if metric is Metric.REPORTED and deed == REPORT:
            return entry.at, entry.psid
    return None
