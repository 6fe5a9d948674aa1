"""Looks that are left out, of threads that this file knows all about."""

import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest

from simulator.certificate import Escape
from simulator.poller import Looks
from simulator.timeflow.face import install
from simulator.timeflow.poll import NEVER
from tests.simulator.simulation import Simulation

DAY = timedelta(days=1)


class Shop:
    """Threads that look for orders, and say when they found one and how often they looked."""

    def __init__(self, simulation):
        self.simulation = simulation
        self.looks = Looks(install())
        self.orders = []
        self.open = True
        self.counts = {}

    def look(self, name, period, stride=None, idle_until=None):
        self.counts[name] = 0
        while self.open:
            self.counts[name] += 1
            if self.orders:
                self.simulation.mark((name, self.orders.pop(0)))
            with self.looks.between(name, period, idle_until or self.idle_until, stride):
                time.sleep(period)

    def idle_until(self):
        return 0 if self.orders else NEVER

    def hire(self, name, period, **more):
        thread = threading.Thread(target=self.look, args=(name, period), kwargs=more, daemon=True)
        self.simulation.deliver(thread.start)

    def order(self, what):
        self.simulation.deliver(self.orders.append, what)

    def close(self):
        self.open = False
        self.simulation.rest(100)


@contextmanager
def shop(*, exact=False):
    polls = install().scheduler.polls
    simulation = Simulation()
    with simulation.clock.running():
        polls.exact = exact
        made = Shop(simulation)
        try:
            yield made
        finally:
            polls.exact = False
            made.close()


def lived(*, exact, periods, rests):
    """Return what was found when and by whom, and how often everybody looked."""
    with shop(exact=exact) as made:
        for name, period in periods.items():
            made.hire(name, period)
        for number, rest in enumerate(rests):
            made.simulation.rest(rest)
            made.order(number)
        made.simulation.rest(10_000)
        return list(made.simulation.marks), sum(made.counts.values())


@pytest.mark.parametrize(
    "periods",
    [
        {"a": 1},
        {"a": 1, "b": 1},
        {"a": 1, "b": 0.1},
        {"a": 3, "b": 5, "c": 1},
        {"a": 0.25, "b": 7, "c": 7, "d": 1.75},
    ],
)
def test_work_is_found_by_the_same_thread_at_the_same_instant(periods):
    rests = (0, 0.5, 100, 99.95, 15, 1000, 0, 0, 35, 0.3, 105, 2.2, 5000)
    marks, looks = lived(exact=True, periods=periods, rests=rests)
    assert len(marks) == len(rests)
    fewer_marks, fewer_looks = lived(exact=False, periods=periods, rests=rests)
    assert fewer_marks == marks
    assert fewer_looks < looks / 5


def test_a_day_in_vain_costs_a_few_looks():
    with shop() as made:
        made.hire("a", 1)
        made.simulation.clock.advance(DAY)
        assert made.counts["a"] < 10


def test_looks_go_on_if_they_are_to_be_exact():
    with shop(exact=True) as made:
        made.hire("a", 60)
        made.simulation.clock.advance(DAY)
        assert made.counts["a"] == 1441


def test_who_looks_before_work_is_due_looks_when_it_is():
    with shop() as made:
        due = made.looks.now + 3_600_000_500
        made.hire("a", 1, idle_until=lambda: due if made.looks.now < due else NEVER)
        made.simulation.clock.advance(timedelta(hours=1))
        seen = made.counts["a"]
        assert seen < 15
        made.simulation.rest(2)
        assert made.counts["a"] == seen + 2


def test_looks_are_left_out_by_whole_rounds():
    with shop() as made:
        rounds = []

        def count_rounds():
            for number in range(100_000):
                if not made.open:
                    return
                stride = 3 if number % 3 == 2 else 0
                with made.looks.between("a", 1, lambda: NEVER, stride):
                    time.sleep(1)
                if number % 3 == 2:
                    rounds.append(made.simulation.elapsed)

        made.simulation.deliver(threading.Thread(target=count_rounds, daemon=True).start)
        made.simulation.rest(10_000)
        assert len(rounds) < 20
        assert {at % 3 for at in rounds} == {0}


def test_an_ordinary_sleep_of_the_same_length_is_slept():
    with shop() as made:

        def work():
            with made.looks.between("a", 1, lambda: NEVER):
                for _ in range(10):
                    time.sleep(2)
            made.simulation.mark("done")

        assert made.simulation.play(work) == [(20, "done")]


def test_the_certificate_names_who_looked_in_vain_and_stays_deterministic():
    with shop() as made:
        made.hire("The baker", 1)
        made.simulation.rest(3600)
        escapes = made.simulation.clock.certificate.departures()
    assert f"The baker {Escape.POLLS_SKIPPED}" in escapes


def test_waiting_for_an_answer_stops_when_it_comes_and_not_at_every_look():
    with shop() as made:
        made.hire("a", 1)
        made.simulation.rest(10)
        asked = []

        def met():
            asked.append(made.simulation.elapsed)
            return made.simulation.marks != []

        timer = threading.Timer(3600.25, lambda: made.orders.append("bread"))
        made.simulation.deliver(timer.start)
        assert made.simulation.clock.advance_until(met, DAY)
        assert made.simulation.marks == [(3611, ("a", "bread"))]
        assert made.simulation.elapsed == 3611
        assert len(asked) < 20


def test_the_next_appointment_that_is_needed_may_be_asked_for():
    with shop() as made:
        scheduler = made.simulation.scheduler
        made.hire("a", 1)
        made.simulation.rest(10)
        assert scheduler.next_due() == scheduler.now + 1_000_000
        assert scheduler.polls.next_needed() is None
        scheduler.at(scheduler.now + 500_000_000, list).cancel()
        later = scheduler.at(scheduler.now + 600_000_000, list)
        assert scheduler.polls.next_needed() == scheduler.now + 600_000_000
        later.cancel()
