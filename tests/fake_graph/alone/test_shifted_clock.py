"""Real time that can be put forward."""

import threading
from datetime import timedelta

import pytest

from fake_graph import ImpossibleAction
from fake_graph.alone.shifted_clock import ShiftedClock

HOUR = timedelta(hours=1)


class Alarms:
    """What rings at its times, in order."""

    def __init__(self, clock, *after):
        self.clock = clock
        self.due = sorted(clock.now() + wait for wait in after)
        self.rang, self.all_rang = [], threading.Event()

    def next_due(self):
        return self.due[0] if self.due else None

    def tick(self):
        while self.due and self.due[0] <= self.clock.now():
            self.rang.append((self.due.pop(0), self.clock.now()))
        if not self.due:
            self.all_rang.set()


def test_what_is_due_on_the_way_happens_at_its_time_and_is_settled():
    clock, settled = ShiftedClock(), []
    alarms = Alarms(clock, 3 * HOUR, HOUR, 2 * HOUR)
    began = clock.now()
    clock.advance(alarms, began + 2.5 * HOUR, lambda: settled.append(clock.now()))
    assert [due for due, _ in alarms.rang] == sorted(due for due, _ in alarms.rang)
    assert all(at - due < timedelta(minutes=1) for due, at in alarms.rang)
    assert (len(alarms.rang), len(settled)) == (2, 3)
    assert 2.5 * HOUR <= clock.now() - began < 2.6 * HOUR


def test_it_never_goes_back():
    clock = ShiftedClock()
    with pytest.raises(ImpossibleAction, match="only moves forward"):
        clock.advance(Alarms(clock), clock.now() - HOUR, lambda: None)
    before = clock.now()
    clock.reach(before - HOUR)
    assert clock.now() >= before


def test_the_keeper_does_everything_at_its_time_and_stops():
    clock, after = ShiftedClock(), []
    alarms = Alarms(clock, timedelta(milliseconds=20), timedelta(milliseconds=40))
    keeper = threading.Thread(target=clock.keep, args=(alarms, lambda: after.append(1)))
    keeper.start()
    assert alarms.all_rang.wait(10)
    clock.stop()
    keeper.join(10)
    assert not keeper.is_alive()
    assert after


def test_the_keeper_hears_of_something_sooner():
    clock = ShiftedClock()
    alarms = Alarms(clock, HOUR)
    keeper = threading.Thread(target=clock.keep, args=(alarms, lambda: None))
    keeper.start()
    alarms.due[:] = [clock.now() + timedelta(milliseconds=10)]
    clock.wake(alarms.due[0])
    assert alarms.all_rang.wait(10)
    clock.stop()
    keeper.join(10)
