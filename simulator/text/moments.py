"""Moments of a customer's own zone: hours pass in real time, days end at midnight there."""

from datetime import UTC, datetime, time, timedelta

_SATURDAY = 5
_LAST = time(23, 59, 59)


def in_real_time(at: datetime, wait: timedelta) -> datetime:
    """Return the moment ``wait`` after the aware ``at``, whatever clocks show."""
    return (at.astimezone(UTC) + wait).astimezone(at.tzinfo)


def at_clock(at: datetime, days: int, clock: time) -> datetime:
    """Return the last moment at which clocks show ``clock``, ``days`` after the day of ``at``."""
    day = at.date() + timedelta(days=days)
    shown = datetime.combine(day, clock, tzinfo=at.tzinfo).replace(fold=1)
    return shown.astimezone(UTC).astimezone(at.tzinfo)  # clocks put forward do not show all times


def end_of(at: datetime, days: int) -> datetime:
    """Return the end of the day ``days`` after that of ``at``."""
    return at_clock(at, days, _LAST)


def working_days_on(at: datetime, number: int) -> int:
    """Return in how many days ``number`` working days after that of ``at`` have begun."""
    days = 0
    while number > 0:
        days += 1
        number -= (at.weekday() + days) % 7 < _SATURDAY
    return days
