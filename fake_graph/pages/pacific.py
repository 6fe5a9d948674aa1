"""Times as Meta's errors tell them: in California."""

from datetime import datetime
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def pacific(at: datetime) -> str:
    """Return an instant like ``Monday, 23-Nov-15 14:00:00 PST``."""
    local = at.astimezone(PACIFIC)
    day, month = _DAYS[local.weekday()], _MONTHS[local.month - 1]
    return f"{day}, {local:%d}-{month}-{local:%y} {local:%H:%M:%S %Z}"
