"""When a page's clocks show an hour, and when its people come and go; daylight saving minded."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from simulator.facts import OpeningHours

LOOKED_AHEAD = 8  # days: any weekday comes within a week


def next_at(now: datetime, hour: time, zone: str) -> datetime:
    """Return the next instant, perhaps ``now``, at which clocks in ``zone`` show ``hour``.

    An hour that a change of clocks leaves out is taken for the one after it.
    """
    place = ZoneInfo(zone or "UTC")
    local = now.astimezone(place)
    for days in range(LOOKED_AHEAD):
        naive = datetime.combine(local.date() + timedelta(days=days), hour)
        when = naive.replace(tzinfo=place).astimezone(UTC)
        if when >= now:
            return when
    raise AssertionError(hour)  # every day has the hour, or the one after it


def next_change(
    now: datetime, opening: OpeningHours, zone: str, *, is_open: bool
) -> datetime | None:
    """Return when the page next is open, or closed: ``now`` if it is; None for never."""
    place = ZoneInfo(zone or "UTC")
    if opening.is_open(now.astimezone(place)) is is_open:
        return now
    edges = {edge for _, opens, closes in opening.opens for edge in (opens, closes)}
    local = now.astimezone(place)
    days = [local.date() + timedelta(days=days) for days in range(LOOKED_AHEAD + 1)]
    moments = sorted(
        datetime.combine(day, edge).replace(tzinfo=place).astimezone(UTC)
        for day in days
        for edge in edges
    )
    return next(
        (
            moment
            for moment in moments
            if moment > now and opening.is_open(moment.astimezone(place)) is is_open
        ),
        None,
    )
