import random
import sys
import threading
import time

import pytest

from simulator.errors import Deadlock
from simulator.timeflow.lock import SimulatedLock, hybrid_lock, microseconds
from simulator.timeflow.real import Real
from tests.simulator.simulation import Simulation


@pytest.mark.parametrize(
    ("seconds", "micros"),
    [(0, 0), (-1, 0), (1e-9, 1), (0.1, 100_000), (1.5, 1_500_000), (threading.TIMEOUT_MAX, 10**15)],
)
def test_seconds_become_whole_microseconds(seconds, micros):
    assert microseconds(seconds) == micros


def test_a_bot_gets_simulated_locks_and_others_get_real_ones(simulation):
    kinds = []
    simulation.deliver(lambda: kinds.append(type(threading.Lock())))
    Real.start_new_thread(lambda: kinds.append(type(threading.Lock())), ())
    while len(kinds) < 2:
        Real.sleep(0.001)
    assert kinds == [SimulatedLock, type(Real.allocate_lock())]


def test_the_lock_type_can_be_annotated_and_kept_in_a_class():
    class Server:
        lock_class = threading.Lock

        def __init__(self) -> None:
            self.lock: threading.Lock | None = self.lock_class()

    with Server().lock:
        pass


def test_every_lock_is_an_instance_of_the_lock_type(simulation):
    real = Real.allocate_lock()
    simulation.deliver(lambda: simulation.mark(isinstance(threading.Lock(), threading.Lock)))
    simulation.mark(isinstance(real, threading.Lock))
    simulation.mark(isinstance(5, threading.Lock))
    assert [what for _, what in simulation.marks] == [True, True, False]


def test_the_lock_is_handed_on_first_come_first_served(simulation):
    def waiter(lock, name):
        with lock:
            simulation.mark(name)
            time.sleep(1)

    def bot():
        lock = threading.Lock()
        with lock:
            for name in "abcd":
                threading.Thread(target=waiter, args=(lock, name)).start()
            time.sleep(5)
        with lock:
            simulation.mark("bot")

    assert simulation.play(bot) == [(5, "a"), (6, "b"), (7, "c"), (8, "d"), (9, "bot")]


def test_acquire_tries_waits_or_gives_up_as_told(simulation):
    def bot():
        lock = threading.Lock()
        assert lock.acquire()
        assert lock.locked()
        assert not lock.acquire(blocking=False)
        assert not lock.acquire(timeout=0)
        assert not lock.acquire(timeout=2.5)
        simulation.mark("gave up")
        threading.Timer(1, lock.release).start()
        assert lock.acquire(timeout=5)
        simulation.mark("taken")
        lock.release()
        assert not lock.locked()

    assert simulation.play(bot) == [(2.5, "gave up"), (3.5, "taken")]


def test_the_lock_refuses_what_the_real_one_refuses(simulation):
    def bot():
        lock = threading.Lock()
        with pytest.raises(RuntimeError, match="release unlocked lock"):
            lock.release()
        with pytest.raises(ValueError, match="non-blocking"):
            lock.acquire(False, 1)
        with pytest.raises(ValueError, match="non-negative"):
            lock.acquire(True, -2)
        assert not lock.locked()
        simulation.mark("refused")

    assert simulation.play(bot) == [(0, "refused")]


def test_a_wait_that_was_given_up_leaves_nothing_behind(simulation):
    lock = hybrid_lock()

    def bot():
        lock.acquire()
        for _ in range(100):
            threading.Thread(target=lock.acquire, kwargs={"timeout": 1}).start()
        time.sleep(60)
        simulation.mark(len(lock._waiters))
        lock.release()
        simulation.mark(lock.acquire(timeout=1))

    assert simulation.play(bot) == [(60, 0), (60, True)]


def test_a_lock_may_be_released_by_another_thread(simulation):
    def bot():
        lock = threading.Lock()
        lock.acquire()
        threading.Timer(4, lock.release).start()
        lock.acquire()
        simulation.mark("taken")

    assert simulation.play(bot) == [(4, "taken")]


def test_a_reentrant_lock_counts_and_knows_its_owner(simulation):
    def thief(lock):
        with pytest.raises(RuntimeError):
            lock.release()
        simulation.mark(lock.acquire(timeout=2))
        with lock:
            simulation.mark("mine")

    def bot():
        lock = threading.RLock()
        with lock, lock:
            threading.Thread(target=thief, args=(lock,)).start()
            time.sleep(5)
        with pytest.raises(RuntimeError):
            lock.release()

    assert simulation.play(bot) == [(2, False), (5, "mine")]


def test_a_condition_wakes_whoever_waits_longest(simulation):
    condition = []

    def waiter(name):
        with condition[0]:
            simulation.mark((name, condition[0].wait(100)))

    def bot():
        condition.append(threading.Condition())
        for name in "abc":
            threading.Thread(target=waiter, args=(name,)).start()
            time.sleep(1)
        for _ in range(2):
            with condition[0]:
                condition[0].notify()
            time.sleep(1)

    assert simulation.play(bot) == [(3, ("a", True)), (4, ("b", True)), (102, ("c", False))]


def test_a_step_may_wait_for_the_bot(simulation):
    done = threading.Event()
    simulation.deliver(lambda: threading.Timer(30, done.set).start())
    assert not done.wait(10)
    assert done.wait(60)
    assert simulation.elapsed == 30


def test_a_step_that_fails_while_it_waits_does_not_stay_in_the_queue(simulation):
    lock = threading.Lock()

    def bot():
        with lock:
            simulation.mark("bot has it")

    lock.acquire()
    with pytest.raises(Deadlock):
        lock.acquire()
    lock.release()
    simulation.deliver(bot)
    assert lock.acquire(timeout=1)
    lock.release()
    assert simulation.marks == [(0, "bot has it")]


def test_a_step_that_fails_as_it_gets_the_lock_lets_it_go(simulation):
    lock = threading.Lock()

    def releases_and_fails():
        lock.release()
        raise KeyError("bot")

    simulation.deliver(lock.acquire)
    simulation.clock.call_soon(releases_and_fails)
    with pytest.raises(KeyError):
        lock.acquire()
    assert lock.acquire(timeout=1)
    lock.release()


def test_a_lock_outlives_scenarios():
    lock, first = hybrid_lock(), Simulation()
    with first.clock.running():
        first.deliver(lambda: lock.acquire())
    assert lock.locked()
    assert not lock.acquire(timeout=0.001)
    lock.release()
    with lock:
        second = Simulation()
        with second.clock.running():
            second.deliver(lambda: second.mark(lock.acquire(timeout=5)))
            second.rest(10)
    assert second.marks == [(5, False)]


def test_a_lock_can_begin_anew_after_a_fork():
    lock = hybrid_lock()
    lock.acquire()
    lock._at_fork_reinit()
    assert lock.acquire(False)


def _contend(lock, rounds, count):
    chance = random.Random(rounds)
    for _ in range(rounds):
        with lock:
            seen = count[0]
            if chance.random() < 0.1:
                Real.sleep(0)
            count[0] = seen + 1
    count[1] += 1


def test_managed_and_unmanaged_threads_share_a_lock_without_losing_a_wake_up(simulation):
    lock, count = hybrid_lock(), [0, 0]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for rounds in range(300, 304):
            Real.start_new_thread(_contend, (lock, rounds, count))
        simulation.deliver(_start_contenders, lock, count)
        end = Real.monotonic() + 30
        while count[1] < 8 and Real.monotonic() < end:
            simulation.rest(1)
    finally:
        sys.setswitchinterval(interval)
    assert count[1] == 8
    assert count[0] == 2 * sum(range(300, 304))


def _start_contenders(lock, count):
    for rounds in range(300, 304):
        threading.Thread(target=_contend, args=(lock, rounds, count)).start()


def test_a_lock_that_an_unmanaged_thread_has_for_a_moment_costs_no_simulated_time(simulation):
    lock, has = hybrid_lock(), []

    def outsider():
        with lock:
            has.append(True)
            Real.sleep(0.02)

    def bot():
        simulation.mark(lock.acquire(timeout=5))

    Real.start_new_thread(outsider, ())
    while not has:
        Real.sleep(0.001)
    assert simulation.play(bot) == [(0, True)]


def test_a_lock_that_an_unmanaged_thread_keeps_is_on_the_certificate(simulation):
    lock, has, give_back = hybrid_lock(), [], Real.allocate_lock()
    give_back.acquire()

    def outsider():
        with lock:
            has.append(True)
            give_back.acquire()
        has.append(False)

    def waits_for_the_outsider():
        simulation.mark(lock.acquire(timeout=5))
        simulation.mark(lock.acquire())

    Real.start_new_thread(outsider, ())
    while not has:
        Real.sleep(0.001)
    assert simulation.play(waits_for_the_outsider, days=0.001) == [(5, False)]
    assert "in waits_for_the_outsider waited for a lock" in simulation.escapes()
    give_back.release()
    while len(has) < 2:
        Real.sleep(0.001)
    simulation.rest(1)
    assert [what for _, what in simulation.marks] == [False, True]
