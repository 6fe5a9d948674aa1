"""Appointments that people ask for in the thread and the page answers.

Source: https://developers.facebook.com/docs/messenger-platform/changelog (3 March 2026)
"""

from datetime import datetime

from fake_graph import event
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.writing import Writing
from fake_graph.ids import MessageId, Psid
from fake_graph.people.appointment import Appointment, Status
from fake_graph.people.received import Received
from fake_graph.shown import Attached
from fake_graph.thread import Thread


class Appointments(Writing):
    """The platform with appointments."""

    def book_appointment(self, psid: Psid, start: datetime, end: datetime, timezone: str) -> str:
        """Ask for an appointment and return the booking's id.

        ``timezone`` is a name such as ``America/New_York``.
        """
        with self.turn() as at:
            self._require("appointments", "booking an appointment")
            if end <= start or start < at:
                raise ImpossibleAction("an appointment begins in the future and ends later")
            thread = self._composing(psid)
            booking = Appointment(
                booking_id=self.mint.number("booking"), start=start, end=end, timezone=timezone
            )
            thread.appointments[booking.booking_id] = booking
            shown = Attached(type="appointment_booking", text=start.isoformat())
            sent = Received(attachments=(booking.attachment(),), shown=(shown,))
            self._receive(thread, sent, at)
            return booking.booking_id

    def answer_appointment(self, psid: Psid, booking_id: str, status: str) -> MessageId:
        """Have the page ``confirmed``, ``declined`` or ``cancelled`` an appointment.

        The field is documented and the shape is not: it is taken to be that of the request.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            booking = self._booking(thread, booking_id)
            if status not in set(Status) - {Status.REQUESTED}:
                raise ImpossibleAction(f"no page can make it {status!r}", sorted(Status))
            booking.status = Status(status)
            mid = self.new_message_id(at)
            self._acted(psid, f"appointment-{status}", booking_id)
            told = event.message(mid, {"attachments": [booking.attachment()]})
            self._tell("messaging_appointments", thread, told, at)
            return mid

    def _booking(self, thread: Thread, booking_id: str) -> Appointment:
        booking = thread.appointments.get(booking_id)
        if booking is None:
            raise ImpossibleAction(f"there is no booking {booking_id!r}", thread.appointments)
        return booking
