import threading
from datetime import timedelta

import pytest

from simulator import wall_clock
from simulator.wall_clock import WallClock
from tests.simulator.simulation import START

SECOND = timedelta(seconds=1)


@pytest.fixture
def clock(monkeypatch):
    """A clock with less patience, for bots that answer at once."""
    for name, seconds in (("BREATH", 0.02), ("LULL", 0.03), ("EXPECTATION", 0.05)):
        monkeypatch.setattr(wall_clock, name, seconds)
    clock = WallClock(START, bot="a bot")
    with clock.running():
        yield clock


def test_it_says_that_it_is_real(clock):
    assert not clock.simulated
    assert not clock.certificate.deterministic
    assert clock.certificate.sentences()[0].startswith("a bot runs on real time")
    assert clock.diagnostics() == ()


def test_it_begins_at_its_date_and_is_put_forward(clock):
    assert START <= clock.now() < START + 10 * SECOND
    clock.advance(timedelta(hours=23))
    assert timedelta(hours=23) <= clock.now() - START < timedelta(hours=23, seconds=10)
    clock.travel_to(START + timedelta(days=2))
    assert clock.now() - START < timedelta(days=2, seconds=10)
    with pytest.raises(ValueError, match="only moves forward"):
        clock.travel_to(START)


def test_it_waits_for_what_the_bot_does(clock):
    done = []
    clock.call_soon(lambda: done.append(clock.now()))
    clock.settle()
    assert len(done) == 1


def test_it_stops_where_something_is_met(clock):
    done = threading.Event()
    clock.call_soon(done.set)
    assert clock.advance_until(done.is_set, timedelta(hours=1))
    assert clock.now() - START < 10 * SECOND


def test_it_jumps_to_the_limit_where_nothing_is_met(clock):
    assert not clock.advance_until(lambda: False, timedelta(hours=1))
    assert clock.now() - START >= timedelta(hours=1)


def test_a_short_limit_ends_the_wait(clock):
    for _ in range(50):
        clock.sign()
    clock.advance(timedelta(milliseconds=1))
    assert clock.now() - START < 10 * SECOND


def test_an_error_of_the_bots_reaches_the_scenario(clock):
    def fails():
        raise KeyError("bot")

    clock.call_soon(fails)
    with pytest.raises(KeyError, match="bot"):
        clock.settle()
    clock.settle()


def test_many_actions_at_once_are_all_waited_for(clock):
    done = []
    for number in range(100):
        clock.call_soon(lambda number=number: done.append(number))
    clock.settle()
    assert sorted(done) == list(range(100))


def test_what_is_due_happens_at_its_time_and_in_order_when_time_jumps_over_it(clock):
    done = []
    for hours in (3, 1, 2):
        clock.call_at(
            START + timedelta(hours=hours), lambda: done.append((clock.now() - START) // SECOND)
        )
    clock.advance(timedelta(hours=4))
    assert done == [3600, 7200, 10800]


def test_what_is_due_soon_happens_as_real_time_passes(clock):
    done = []
    clock.call_at(clock.now() + timedelta(milliseconds=10), lambda: done.append(1))
    clock.settle()
    assert done == [1]


def test_what_was_called_off_does_not_happen(clock):
    done = []
    cancel = clock.call_at(START + timedelta(hours=1), lambda: done.append(1))
    cancel()
    cancel()
    clock.advance(timedelta(hours=2))
    assert done == []


def test_a_jump_waits_for_what_it_set_off(clock):
    done = []
    clock.call_at(
        START + timedelta(hours=1),
        lambda: clock.call_soon(lambda: done.append((clock.now() - START) // SECOND)),
    )
    clock.advance(timedelta(hours=2))
    assert done == [3600]


def test_what_is_due_may_ask_for_more_on_the_way(clock):
    done = []

    def again():
        done.append((clock.now() - START) // SECOND)
        clock.call_at(clock.now() + timedelta(hours=1), again)

    clock.call_at(START + timedelta(hours=1), again)
    clock.advance(timedelta(hours=3, minutes=30))
    assert done == [3600, 7200, 10800]
