"""People ask for appointments and the page answers."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.errors import ImpossibleAction
from tests.fake_graph.world import ALL_FIELDS, World

FIELDS = ALL_FIELDS | {"messaging_appointments"}
HOUR = timedelta(hours=1)


def book(world):
    start = world.now + timedelta(days=1)
    return world.graph.book_appointment(world.ana, start, start + HOUR, "Europe/Amsterdam")


@pytest.mark.parametrize("status", ["confirmed", "declined", "cancelled"])
def test_what_becomes_of_a_booking_is_told(status):
    world = World(fields=FIELDS)
    booking = book(world)
    world.graph.answer_appointment(world.ana, booking, status)
    (event,) = world.events("messaging_appointments")
    payload = event["message"]["attachments"][0]["payload"]
    assert (payload["booking_id"], payload["status"]) == (booking, status)


def test_a_booking_is_a_message_and_opens_the_window():
    world = World(fields=FIELDS)
    book(world)
    assert world.send().status == 200


@pytest.mark.parametrize(("begins", "lasts"), [(-HOUR, HOUR), (HOUR, -HOUR), (HOUR, 0 * HOUR)])
def test_a_time_that_cannot_be_booked(begins, lasts):
    world = World(fields=FIELDS)
    start = world.now + begins
    with pytest.raises(ImpossibleAction, match="future"):
        world.graph.book_appointment(world.ana, start, start + lasts, "UTC")


def test_only_what_was_booked_can_be_answered():
    world = World(fields=FIELDS)
    with pytest.raises(ImpossibleAction, match="no booking"):
        world.graph.answer_appointment(world.ana, "1", "confirmed")
    with pytest.raises(ImpossibleAction, match="'requested'"):
        world.graph.answer_appointment(world.ana, book(world), "requested")


@pytest.mark.parametrize(("day", "is_possible"), [(2, False), (3, True)])
def test_appointments_began_on_3_march_2026(day, is_possible):
    world = World(datetime(2026, 3, day, tzinfo=UTC), fields=FIELDS)
    if is_possible:
        assert book(world)
    else:
        with pytest.raises(ImpossibleAction, match="did not exist"):
            book(world)
