"""An appointment that a person asked for.

Source: https://developers.facebook.com/docs/messenger-platform/changelog (3 March 2026)
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from fake_graph.event import seconds


class Status(StrEnum):
    """What has become of it."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


@dataclass(slots=True, kw_only=True)
class Appointment:
    """A booking."""

    booking_id: str
    start: datetime
    end: datetime
    timezone: str
    status: Status = Status.REQUESTED

    def attachment(self) -> dict[str, Any]:
        """Return ``{"type": "appointment_booking", "payload": {"booking_id", "status", …}}``."""
        payload = {
            "booking_id": self.booking_id,
            "status": self.status.value,
            "start_time": seconds(self.start),
            "end_time": seconds(self.end),
            "timezone": self.timezone,
        }
        return {"type": "appointment_booking", "payload": payload}
