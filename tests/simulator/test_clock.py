import queue
import random
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.clock import Clock
from simulator.errors import BotRaised, HarnessError
from simulator.timeflow.face import install
from tests.simulator.simulation import START, Simulation

MINUTE = timedelta(minutes=1)
SOME = settings(deadline=None, max_examples=40)


def test_a_scenario_begins_at_its_own_date():
    for start in (START, datetime(1999, 12, 31, 23, 59, tzinfo=UTC), START + MINUTE):
        with Clock(start).running() as clock:
            assert clock.now() == start
            clock.advance(MINUTE)
            assert clock.now() == start + MINUTE


def test_time_travels_forward_only(simulation):
    simulation.clock.travel_to(START + MINUTE)
    assert simulation.elapsed == 60
    with pytest.raises(ValueError, match="only moves forward"):
        simulation.clock.travel_to(START)


def test_what_happens_on_the_way_happens_at_its_time(simulation):
    simulation.play(lambda: threading.Timer(90, simulation.mark, ("timer",)).start(), days=0)
    simulation.clock.advance(timedelta(hours=1))
    assert simulation.marks == [(90, "timer")]
    assert simulation.elapsed == 3600


def test_time_stops_where_something_is_met(simulation):
    simulation.deliver(lambda: threading.Timer(90, simulation.mark, ("timer",)).start())
    assert simulation.clock.advance_until(lambda: bool(simulation.marks), timedelta(hours=1))
    assert simulation.elapsed == 90
    assert simulation.clock.advance_until(lambda: True, MINUTE)
    assert simulation.elapsed == 90


def test_time_goes_to_the_limit_where_nothing_is_met(simulation):
    simulation.deliver(lambda: threading.Timer(90, simulation.mark, ("late",)).start())
    assert not simulation.clock.advance_until(lambda: bool(simulation.marks), MINUTE)
    assert simulation.elapsed == 60
    assert simulation.clock.advance_until(lambda: bool(simulation.marks), 30 * timedelta(seconds=1))
    assert simulation.elapsed == 90


def test_what_a_scenario_leaves_behind_comes_before_the_next():
    with (first := Simulation()).clock.running():
        first.deliver(lambda: threading.Timer(82_800, first.mark, ("late",)).start())
    assert [what for _, what in first.marks] == ["late"]
    with (second := Simulation()).clock.running():
        second.rest(100_000)
    assert len(first.marks) == 1


def _failing_scenario(simulation):
    with simulation.clock.running():
        simulation.deliver(lambda: threading.Timer(82_800, simulation.mark, ("late",)).start())
        simulation.clock.call_soon(lambda: simulation.mark("undelivered"))
        pytest.fail("step")


def test_what_a_failed_scenario_leaves_behind_comes_before_the_next_too():
    simulation = Simulation()
    with pytest.raises(pytest.fail.Exception, match="step"):
        _failing_scenario(simulation)
    assert sorted(what for _, what in simulation.marks) == ["late", "undelivered"]


def test_an_error_of_the_bots_after_its_scenario_is_nobodys():
    def fails():
        raise BotRaised(KeyError("late"))

    with (simulation := Simulation()).clock.running():
        scheduler = simulation.scheduler
        scheduler.at(scheduler.now + 10**9, fails)
    with simulation.clock.running():
        pass


def test_a_thread_that_polls_for_ever_is_on_the_certificate():
    stop = []

    def polls_for_ever():
        while not stop:
            time.sleep(60)

    with (simulation := Simulation()).clock.running():
        simulation.deliver(lambda: threading.Thread(target=polls_for_ever).start())
    assert "in polls_for_ever keeps waking up" in simulation.escapes()
    stop.append(True)
    with simulation.clock.running():
        simulation.rest(120)
        assert not simulation.leftovers()


def test_a_poller_has_the_same_phase_in_every_scenario():
    stop, polls = [], []

    def polls_each_hour(simulation):
        while not stop:
            time.sleep(3600)
            polls.append(simulation[-1].elapsed)

    simulations = []
    for rests in (5000, 100, 7000):
        simulations.append(Simulation())
        with simulations[-1].clock.running():
            if len(simulations) == 1:
                simulations[0].deliver(
                    lambda: threading.Thread(target=polls_each_hour, args=(simulations,)).start()
                )
                continue
            polls.clear()
            simulations[-1].rest(7300)
            assert polls == [3600, 7200]
            simulations[-1].rest(rests)
    stop.append(True)
    with Simulation().clock.running() as clock:
        clock.advance(timedelta(hours=2))


def test_threads_stand_still_between_scenarios():
    with (simulation := Simulation()).clock.paused():
        simulation.deliver(lambda: threading.Timer(5, simulation.mark, ("timer",)).start())
    assert simulation.marks == []
    with simulation.clock.running():
        pass
    assert [what for _, what in simulation.marks] == ["timer"]


def test_scenarios_do_not_nest(simulation):
    with pytest.raises(HarnessError, match="another scenario"), Clock().running():
        pass


def test_a_scenario_may_run_on_another_thread_than_the_last():
    elapsed = []

    def scenario():
        with (simulation := Simulation()).clock.running():
            time.sleep(3600)
            elapsed.append(simulation.elapsed)

    threads = [threading.Thread(target=scenario) for _ in range(3)]
    for thread in threads:
        thread.start()
        thread.join()
    assert elapsed == [3600] * 3


def test_between_scenarios_locks_and_threads_are_real():
    install()
    lock, done = threading.Lock(), []
    thread = threading.Thread(target=done.append, args=(1,))
    with lock:
        thread.start()
        thread.join(30)
    assert done == [1]
    assert type(lock) is type(install().scheduler.driver.gate)


# The same program gives the same trace, and the one that can be worked out ---------------------


class Racy:
    """Threads that meet in locks, queues, events and sleeps."""

    def __init__(self, simulation) -> None:
        self.mark, self.sleep = simulation.mark, time.sleep
        self.mutex, self.items = threading.Lock(), queue.Queue()
        self.signal, self.changed = threading.Event(), threading.Condition()

    def lock(self, wait):
        with self.mutex:
            time.sleep(wait)

    def put(self, wait):
        self.items.put(wait)

    def get(self, wait):
        try:
            return self.items.get(timeout=wait)
        except queue.Empty:
            return "empty"

    def event(self, wait):
        seen = self.signal.wait(wait)
        self.signal.clear() if self.signal.is_set() else self.signal.set()
        return seen

    def condition(self, wait):
        with self.changed:
            seen = self.changed.wait(wait)
            self.changed.notify()
            return seen

    def act(self, name, steps):
        for step, wait in steps:
            self.mark((name, step, getattr(self, step)(wait)))

    def start(self, seed):
        chance = random.Random(seed)
        kinds = ("sleep", "lock", "put", "get", "event", "condition")
        for name in range(chance.randint(2, 6)):
            steps = [(chance.choice(kinds), chance.choice((0, 1, 1, 2))) for _ in range(8)]
            threading.Thread(target=self.act, args=(name, steps)).start()


def _trace(seed, interval):
    simulation = Simulation()
    before = sys.getswitchinterval()
    sys.setswitchinterval(interval)
    try:
        with simulation.clock.running():
            return list(simulation.play(lambda: Racy(simulation).start(seed), days=0.01))
    finally:
        sys.setswitchinterval(before)


@given(seed=st.integers(0, 10**6), interval=st.sampled_from([1e-6, 1e-5, 1e-3, 0.1]))
@SOME
def test_the_same_program_gives_the_same_trace(seed, interval):
    assert _trace(seed, interval) == _trace(seed, 0.005)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=6))
@SOME
def test_a_lock_serves_as_a_queue_at_a_counter_would(customers):
    served, free = [], 0
    for arrives, number in sorted((arrives, n) for n, (arrives, _) in enumerate(customers)):
        free = max(free, arrives) + customers[number][1]
        served.append((free, number))

    simulation = Simulation()

    def customer(lock, number, arrives, stays):
        time.sleep(arrives)
        with lock:
            time.sleep(stays)
            simulation.mark(number)

    def bot():
        lock = threading.Lock()
        for number, (arrives, stays) in enumerate(customers):
            threading.Thread(target=customer, args=(lock, number, arrives, stays)).start()

    with simulation.clock.running():
        assert simulation.play(bot, days=0.01) == served


@given(st.lists(st.lists(st.integers(1, 10**6), max_size=5), min_size=1, max_size=5))
@SOME
def test_sleeps_add_up_to_the_microsecond(threads):
    simulation = Simulation()

    def sleeper(name, naps):
        for nap in naps:
            time.sleep(nap / 1_000_000)
        simulation.mark(name)

    def bot():
        for name, naps in enumerate(threads):
            threading.Thread(target=sleeper, args=(name, naps)).start()

    with simulation.clock.running():
        simulation.play(bot, days=0.01)
    expected = {name: sum(naps) / 1_000_000 for name, naps in enumerate(threads)}
    assert {name: at for at, name in simulation.marks} == pytest.approx(expected, abs=1e-9)


def test_what_is_due_happens_at_its_time_unless_it_was_called_off():
    simulation, done = Simulation(), []
    clock = simulation.clock
    with clock.running():
        for hours in (2, 1, 3):
            cancel = clock.call_at(
                clock.start + timedelta(hours=hours), lambda: done.append(simulation.elapsed)
            )
        cancel()
        clock.call_at(clock.start - timedelta(hours=1), lambda: done.append("at once"))
        clock.advance(timedelta(hours=4))
    assert done == ["at once", 3600, 7200]
