"""The contract with CPython's threading: what is built on the replaced primitives keeps time."""

import _thread
import copy
import logging
import pickle
import queue
import threading
import time
import weakref

import pytest

from simulator.timeflow.lock import SimulatedLock
from simulator.timeflow.real import Real
from tests.simulator.simulation import Simulation, in_new_process


def test_a_bot_answers_at_once_and_replies_from_a_thread(simulation):
    def reply():
        time.sleep(2)
        simulation.mark("reply")

    def bot():
        threading.Thread(target=reply, daemon=True).start()
        simulation.mark("200")

    assert simulation.play(bot) == [(0, "200"), (2, "reply")]


def test_a_reminder_in_23_hours_comes_unless_it_is_cancelled(simulation):
    def bot():
        threading.Timer(82_800, simulation.mark, ("reminder",)).start()
        cancelled = threading.Timer(3600, simulation.mark, ("never",))
        cancelled.start()
        cancelled.cancel()

    assert simulation.play(bot) == [(82_800, "reminder")]


def test_a_bot_that_never_answers_costs_nothing(simulation):
    before = simulation.scheduler.switches
    assert simulation.play(lambda: None, days=365) == []
    assert simulation.scheduler.switches - before < 10


def test_23_hours_cost_a_handful_of_switches(simulation):
    before = simulation.scheduler.switches
    simulation.play(lambda: threading.Timer(82_800, simulation.mark, ("reminder",)).start())
    assert simulation.scheduler.switches - before < 20


def test_join_waits_for_the_end_or_the_time_out(simulation):
    def bot():
        thread = threading.Thread(target=time.sleep, args=(5,))
        thread.start()
        thread.join(2)
        simulation.mark(thread.is_alive())
        thread.join()
        simulation.mark(thread.is_alive())
        thread.join()
        thread.join(-1)

    assert simulation.play(bot) == [(2, True), (5, False)]


def test_the_scenario_may_join_the_bots_threads(simulation):
    threads = []
    simulation.deliver(lambda: threads.append(threading.Timer(60, simulation.mark, ("done",))))
    threads[0].start()
    threads[0].join()
    assert simulation.elapsed == 60
    assert not threads[0].is_alive()


def test_a_thread_made_in_one_world_may_be_started_in_the_other():
    made_outside = threading.Thread(target=lambda: time.sleep(5))
    made_inside = []
    with (simulation := Simulation()).clock.running():
        simulation.deliver(made_outside.start)
        simulation.deliver(lambda: made_inside.append(threading.Thread(target=list)))
        simulation.rest(4)
        assert made_outside.is_alive()
        simulation.rest(2)
        assert not made_outside.is_alive()
        made_outside.join()
    made_inside[0].start()
    made_inside[0].join(30)
    assert not made_inside[0].is_alive()


def test_a_low_level_thread_is_managed_and_may_exit(simulation):
    def low():
        time.sleep(3)
        simulation.mark("low")
        _thread.exit()

    simulation.play(lambda: _thread.start_new_thread(low, ()))
    assert simulation.marks == [(3, "low")]
    assert not simulation.leftovers()


def test_a_thread_that_fails_lets_the_others_go_on(simulation):
    failures = []

    def bot():
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        simulation.mark("joined")

    hook, threading.excepthook = threading.excepthook, lambda args: failures.append(args.exc_type)
    try:
        simulation.play(bot)
    finally:
        threading.excepthook = hook
    assert simulation.marks == [(0, "joined")]
    assert failures == [ZeroDivisionError]


def test_threads_have_their_own_locals_names_and_identities(simulation):
    def work(local, number):
        local.number = number
        time.sleep(1)
        simulation.mark((local.number, threading.current_thread().name))

    def bot():
        local = threading.local()
        for number in range(3):
            threading.Thread(target=work, args=(local, number), name=f"w{number}").start()
        assert not hasattr(local, "number")

    assert simulation.play(bot) == [(1, (0, "w0")), (1, (1, "w1")), (1, (2, "w2"))]


def test_a_thread_is_called_the_same_however_many_there_were(simulation):
    names = []
    for _ in range(2):
        simulation.deliver(lambda: threading.Thread(target=time.sleep, args=(9,)).start())
        names += [thread.name for thread in simulation.leftovers()]
        simulation.rest(10)
    assert names == ["thread 'Thread (sleep)'"] * 2


def test_event_semaphore_and_barrier_time_out(simulation):
    def bot():
        event = threading.Event()
        threading.Timer(10, event.set).start()
        simulation.mark(event.wait(5))
        simulation.mark(event.wait(50))
        simulation.mark(threading.Semaphore(0).acquire(timeout=3))
        with pytest.raises(threading.BrokenBarrierError):
            threading.Barrier(2).wait(4)
        simulation.mark("broken")
        with (condition := threading.Condition()):
            simulation.mark(condition.wait_for(lambda: False, 30))

    expected = [(5, False), (10, True), (13, False), (17, "broken"), (47, False)]
    assert simulation.play(bot) == expected


def test_a_barrier_lets_all_go_at_once(simulation):
    def party(barrier, seconds):
        time.sleep(seconds)
        barrier.wait()
        simulation.mark(seconds)

    def bot():
        barrier = threading.Barrier(3)
        for seconds in (1, 2, 3):
            threading.Thread(target=party, args=(barrier, seconds)).start()

    simulation.play(bot)
    assert sorted(simulation.marks) == [(3, 1), (3, 2), (3, 3)]


def test_reentrant_locks_and_queues_of_unmanaged_threads_are_real_ones():
    with threading.RLock() as taken:
        assert taken
    items = queue.SimpleQueue()
    items.put(1)
    assert items.get(timeout=0.001) == 1
    with pytest.raises(queue.Empty):
        items.get(timeout=0.001)


def test_locks_can_neither_be_copied_nor_pickled(simulation):
    def bot():
        for refuses in (copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError):
                refuses(threading.Lock())
        simulation.mark(weakref.ref(lock := threading.Lock())() is lock)

    assert simulation.play(bot) == [(0, True)]


def test_logging_is_shared_by_managed_and_unmanaged_threads(simulation):
    class Slow(logging.Handler):
        def emit(self, record):
            time.sleep(5)
            simulation.mark(record.getMessage())

    def bot():
        logger = logging.getLogger("tests.slow")
        logger.propagate = False
        logger.addHandler(Slow())
        for name in "ab":
            threading.Thread(target=logger.warning, args=(name,)).start()

    assert simulation.play(bot) == [(5, "a"), (10, "b")]
    assert isinstance(logging._lock._block, SimulatedLock)
    assert "tests.slow" not in simulation.escapes()


def test_a_handler_that_is_parked_while_it_logs_does_not_block_the_system():
    program = """
    import logging, threading, time
    from datetime import timedelta
    handler = logging.StreamHandler(open("/dev/null", "w"))
    logging.getLogger().addHandler(handler)
    from simulator.clock import Clock
    clock = Clock()
    handler.emit = lambda record: (time.sleep(5), print(record.getMessage(), clock.now() - start))
    def bot():
        for name in "ab":
            threading.Thread(target=logging.warning, args=(name,)).start()
    with clock.running():
        start = clock.now()
        clock.call_soon(bot)
        clock.advance(timedelta(minutes=1))
    print(clock.certificate.deterministic)
    handler.stream.close()
    """
    assert in_new_process(program).split() == ["a", "0:00:05", "b", "0:00:10", "True"]


def test_the_process_ends_although_the_bots_threads_do_not():
    program = """
    import threading, time
    from concurrent.futures import ThreadPoolExecutor
    from simulator.clock import Clock
    clock, pool = Clock(), []
    def bot():
        threading.Thread(target=threading.Event().wait).start()
        pool.append(ThreadPoolExecutor(2))
        pool[0].submit(threading.Event().wait)
        pool[0].submit(print, "worked")
        threading.Thread(target=time.sleep, args=(10**9,)).start()
        print("answered")
    with clock.running():
        clock.call_soon(bot)
        clock.settle()
    threading.Thread(target=lambda: time.sleep(.01) or print("real threads are joined")).start()
    """
    expected = ["worked", "answered", "real threads are joined"]
    assert in_new_process(program, timeout=30).splitlines() == expected


def test_threads_of_the_harness_live_in_real_time(simulation):
    threads = []
    harness = {"__name__": "_pytest.somewhere", "threading": threading, "threads": threads}
    exec("t = threading.Thread(target=lambda: threads.append(1)); t.start()", harness)
    end = Real.monotonic() + 30
    while not threads and Real.monotonic() < end:
        Real.sleep(0.001)
    harness["t"].join(30)
    assert threads == [1]
    assert simulation.elapsed == 0


def test_thousands_of_timers_leave_nothing_behind(simulation):
    def bot():
        for _ in range(30):
            timers = [threading.Timer(3600 * 12, list) for _ in range(100)]
            for timer in timers:
                timer.start()
            for timer in timers:
                timer.cancel()
            time.sleep(1)
        simulation.mark(len(simulation.scheduler._agenda))

    simulation.play(bot)
    assert simulation.marks[0][1] < 5000
    assert not simulation.leftovers()
