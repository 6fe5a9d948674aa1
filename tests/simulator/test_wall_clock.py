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
