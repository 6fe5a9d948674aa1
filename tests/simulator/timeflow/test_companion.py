"""Other processes on a time line, played by objects of this one."""

import threading
from datetime import timedelta

import pytest

from simulator.errors import HarnessError

SECOND = 1_000_000


class Alarm:
    """Wakes up every so often, and tells when."""

    def __init__(self, simulation, every):
        self.simulation = simulation
        self.every = every * SECOND
        self.due = None
        self.began = self.ended = None

    def begin(self, now, wall):
        self.began, self.due = (now, wall), now + self.every

    def settle(self, now):
        if self.due is None or self.due > now:
            return False
        self.simulation.mark("alarm")
        self.due += self.every
        return True

    def next_due(self):
        return self.due

    def end(self, now):
        self.ended, self.due = now, None

    def waiting(self):
        return ("the alarm waits",)


@pytest.fixture
def alarm(simulation):
    companions = simulation.scheduler.companions
    alarm = Alarm(simulation, every=40)
    companions.add(alarm)
    alarm.begin(simulation.scheduler.now, 0)
    yield alarm
    companions.remove(alarm)


def test_a_companion_acts_at_its_own_instants(simulation, alarm):
    simulation.rest(100)
    assert simulation.marks == [(40, "alarm"), (80, "alarm")]


def test_it_takes_turns_with_the_threads_of_this_process(simulation, alarm):
    simulation.deliver(lambda: threading.Timer(60, simulation.mark, ("timer",)).start())
    simulation.rest(100)
    assert simulation.marks == [(40, "alarm"), (60, "timer"), (80, "alarm")]


def test_waiting_for_something_stops_where_it_happens(simulation, alarm):
    assert simulation.clock.advance_until(lambda: bool(simulation.marks), timedelta(hours=1))
    assert simulation.elapsed == 40


def test_it_is_named_among_those_who_wait(simulation, alarm):
    assert "the alarm waits" in simulation.clock.diagnostics()


def test_what_goes_wrong_in_it_is_the_scenarios(simulation, alarm):
    def settle(now):
        if alarm.due is not None and alarm.due <= now:
            alarm.due = None
            simulation.scheduler.errors.append(HarnessError("the alarm broke"))
            return True
        return False

    alarm.settle = settle
    with pytest.raises(HarnessError, match="the alarm broke"):
        simulation.rest(100)
