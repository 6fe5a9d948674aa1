"""Times as Meta's errors tell them: in California."""

from datetime import UTC, datetime, timedelta

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MARCH, _NOVEMBER = 3, 11


def pacific(at: datetime) -> str:
    """Return an instant like ``Monday, 23-Nov-15 14:00:00 PST``."""
    at = at.astimezone(UTC)
    summer = _sunday(at.year, _MARCH, 2, 10) <= at < _sunday(at.year, _NOVEMBER, 1, 9)
    local = at - timedelta(hours=7 if summer else 8)
    day, month = _DAYS[local.weekday()], _MONTHS[local.month - 1]
    zone = "PDT" if summer else "PST"
    return f"{day}, {local:%d}-{month}-{local:%y} {local:%H:%M:%S} {zone}"


def _sunday(year: int, month: int, which: int, hour: int) -> datetime:
    """Return the first or second Sunday of a month, at an hour of UTC."""
    first = datetime(year, month, 1, hour, tzinfo=UTC)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
