"""The same program gives the same trace, and the one that can be worked out."""

import queue
import random
import sys
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.simulator.simulation import Simulation

SOME = settings(deadline=None, max_examples=40)


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
