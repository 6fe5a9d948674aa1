import contextvars
import gc
import queue
import threading
import time
from datetime import timedelta

import pytest

from simulator.errors import Deadlock, HarnessError, Livelock
from simulator.timeflow.real import Real
from tests.simulator.simulation import in_new_process


def test_what_is_due_happens_in_order_of_time_then_of_arrival(simulation):
    scheduler = simulation.scheduler
    for name, seconds in (("d", 3), ("a", 1), ("b", 2), ("c", 2)):
        scheduler.at(scheduler.now + seconds * 1_000_000, lambda name=name: simulation.mark(name))
    simulation.rest(10)
    assert simulation.marks == [(1, "a"), (2, "b"), (2, "c"), (3, "d")]


def test_an_appointment_can_be_cancelled(simulation):
    scheduler = simulation.scheduler
    appointment = scheduler.at(scheduler.now + 1, lambda: simulation.mark("never"))
    appointment.cancel()
    assert scheduler.next_due() is None
    simulation.rest(1)
    assert simulation.marks == []


def test_the_clock_stands_exactly_where_it_was_sent(simulation):
    simulation.play(lambda: threading.Timer(1.5, list).start(), days=0)
    simulation.clock.advance(timedelta(seconds=1))
    assert simulation.elapsed == 1
    simulation.clock.advance(timedelta(seconds=-1))
    assert simulation.elapsed == 1


def test_only_the_scenario_moves_the_clock(simulation):
    def bot():
        with pytest.raises(HarnessError, match="only the scenario's own thread"):
            simulation.clock.settle()
        with pytest.raises(HarnessError, match="another scenario"):
            simulation.scheduler.enter()
        simulation.mark("refused")

    assert simulation.play(bot) == [(0, "refused")]


def test_a_handler_that_does_not_wait_costs_no_switch(simulation):
    scheduler = simulation.scheduler
    for _ in range(100):
        simulation.clock.call_soon(lambda: simulation.mark(threading.get_ident()))
    before = scheduler.switches
    simulation.clock.settle()
    assert scheduler.switches - before <= 2
    assert len({ident for _, ident in simulation.marks}) == 1


def test_handlers_that_wait_do_not_wait_for_each_other(simulation):
    def handler(name):
        time.sleep(10)
        simulation.mark(name)

    for name in "abc":
        simulation.clock.call_soon(lambda name=name: handler(name))
    simulation.rest(60)
    assert simulation.marks == [(10, "a"), (10, "b"), (10, "c")]


def test_an_error_in_a_handler_reaches_the_scenario_and_stops_nobody(simulation):
    def fails():
        threading.Timer(1, simulation.mark, ("timer",)).start()
        raise KeyError("bot")

    with pytest.raises(KeyError, match="bot"):
        simulation.deliver(fails)
    simulation.rest(5)
    assert simulation.marks == [(1, "timer")]


@pytest.mark.parametrize("error", [SystemExit, GeneratorExit, KeyboardInterrupt])
def test_even_exits_in_a_handler_reach_the_scenario(simulation, error):
    def exits():
        raise error

    with pytest.raises(error):
        simulation.deliver(exits)
    assert simulation.play(lambda: simulation.mark("alive")) == [(0, "alive")]


def test_the_first_of_several_errors_reaches_the_scenario(simulation):
    def fails(error):
        raise error

    simulation.clock.call_soon(lambda: fails(KeyError("first")))
    simulation.clock.call_soon(lambda: fails(ValueError("second")))
    with pytest.raises(KeyError):
        simulation.clock.settle()
    simulation.rest(1)


def test_a_deadlock_says_who_waits_where(simulation):
    end = threading.Event()

    def waits_here():
        end.wait()

    simulation.deliver(lambda: threading.Thread(target=waits_here).start())
    with pytest.raises(Deadlock) as caught:
        threading.Event().wait()
    assert "the scenario is parked at" in str(caught.value)
    assert "test_a_deadlock_says_who_waits_where" in str(caught.value)
    assert "thread 'Thread (waits_here)' is parked at" in str(caught.value)
    assert "in waits_here" in str(caught.value)
    end.set()


def test_threads_of_the_bot_may_wait_for_ever(simulation):
    end = threading.Event()
    simulation.play(end.wait)
    assert len(simulation.leftovers()) == 1
    assert any("a webhook handler is parked" in line for line in simulation.clock.diagnostics())
    end.set()


def _plays_ping_pong(mine, yours):
    while (ball := mine.get()) is not None:
        yours.put(ball)


def test_a_livelock_says_who_takes_part_and_leaves_the_clock_usable(simulation, monkeypatch):
    monkeypatch.setattr("simulator.timeflow.baton.LIVELOCK_ROUNDS", 1000)
    here, there, done = queue.Queue(), queue.Queue(), threading.Event()

    def bot():
        for mine, yours in ((here, there), (there, here)):
            threading.Thread(target=_plays_ping_pong, args=(mine, yours)).start()
        here.put("ball")

    with pytest.raises(Livelock, match="in _plays_ping_pong") as caught:
        simulation.deliver(bot)
    assert str(caught.value).count("thread 'Thread (_plays_ping_pong)'") == 2
    with pytest.raises(Livelock):
        done.wait(5)
    here.put(None)
    there.put(None)
    simulation.deliver(done.set)
    assert done.wait(5)


def test_webhooks_that_cause_each_other_for_ever_are_a_livelock(simulation, monkeypatch):
    monkeypatch.setattr("simulator.timeflow.baton.LIVELOCK_ROUNDS", 1000)

    over = []

    def echoes():
        if not over:
            simulation.clock.call_soon(echoes)

    with pytest.raises(Livelock, match="each webhook causes the next"):
        simulation.deliver(echoes)
    over.append(True)


def test_whoever_waits_by_reading_the_clock_gets_on_and_is_written_down(simulation):
    def waits_busily():
        end = time.time() + 5
        while time.time() < end:
            pass
        simulation.mark("done")

    simulation.play(waits_busily)
    (at, _) = simulation.marks[0]
    assert 5 <= at < 5.2
    assert "in waits_busily read the clock over and over" in simulation.escapes()


def test_whoever_waits_by_sleeping_0_gets_on(simulation):
    def bot():
        end = time.monotonic() + 2
        while time.monotonic() < end:
            time.sleep(0)
        simulation.mark("done")

    def both():
        for _ in range(2):
            threading.Thread(target=bot).start()

    simulation.play(both)
    assert [what for _, what in simulation.marks] == ["done"] * 2
    assert all(2 <= at < 2.2 for at, _ in simulation.marks)


def test_a_step_that_waits_by_reading_the_clock_gets_on(simulation):
    end = time.time() + 1
    while time.time() < end:
        pass
    assert 1 <= simulation.elapsed < 1.1


def test_many_short_waits_with_long_time_outs_leave_no_appointments(simulation):
    def bot():
        here, there = queue.Queue(), queue.Queue()
        threading.Thread(target=_plays_ping_pong, args=(here, there)).start()
        for _ in range(5000):
            here.put("ball")
            there.get(timeout=86_400)
            time.sleep(0.001)
        here.put(None)
        simulation.mark(len(simulation.scheduler._agenda))

    simulation.play(bot)
    assert simulation.marks[0][1] < 3000


class _Trash:
    def __init__(self, lock, seen) -> None:
        self.itself, self.lock, self.seen = self, lock, seen

    def __del__(self) -> None:
        with self.lock:
            self.seen.append(time.monotonic())


def test_finalisers_may_wait_for_locks_at_any_moment(simulation):
    seen = []

    def holds(lock):
        for _ in range(100):
            with lock:
                time.sleep(0.7)
            time.sleep(0.3)

    def litters(lock, pause):
        for _ in range(100):
            _Trash(lock, seen)
            time.sleep(pause)
            threading.Event().wait(pause)
        simulation.mark("tidied")

    def bot():
        lock = threading.Lock()
        threading.Thread(target=holds, args=(lock,)).start()
        for pause in (0.11, 0.13, 0.17):
            threading.Thread(target=litters, args=(lock, pause)).start()

    threshold = gc.get_threshold()
    gc.set_threshold(1)
    try:
        simulation.play(bot)
    finally:
        gc.set_threshold(*threshold)
    gc.collect()
    assert len(simulation.marks) == 3
    assert len(seen) == 300


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_stays_as_the_process_has_it(simulation, collecting):
    states = []

    def bot():
        states.append(gc.isenabled())
        time.sleep(1)
        states.append(gc.isenabled())

    (gc.enable if collecting else gc.disable)()
    try:
        simulation.play(bot)
        states.append(gc.isenabled())
    finally:
        gc.enable()
    assert states == [collecting] * 3


def test_an_interrupt_while_the_bot_runs_ends_simulated_time_in_this_process():
    program = """
    import signal, threading
    from simulator.clock import Clock
    from simulator.errors import ClockLost
    from simulator.timeflow.real import Real
    clock, lock, go_on = Clock(), threading.Lock(), []
    def interrupt(*_):
        raise KeyboardInterrupt
    signal.signal(signal.SIGALRM, interrupt)
    def bot():
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        while not go_on:
            Real.sleep(0.001)
        threading.Event().wait()
    try:
        with clock.running():
            clock.call_soon(bot)
            try:
                clock.settle()
            finally:
                with lock:
                    print("locks work")
                try:
                    clock.settle()
                except ClockLost:
                    print("time does not")
    except KeyboardInterrupt:
        print("interrupted")
    go_on.append(True)
    try:
        with clock.running():
            print("not here")
    except ClockLost as error:
        print("in bot" in str(error) or "runs" in str(error))
    """
    expected = ["locks work", "time does not", "interrupted", "True"]
    assert in_new_process(program).splitlines() == expected


def test_an_interrupt_while_a_step_waits_does_not_hang():
    program = """
    import signal, threading
    from simulator.clock import Clock
    from simulator.timeflow.real import Real
    clock = Clock()
    def interrupt(*_):
        raise KeyboardInterrupt
    signal.signal(signal.SIGALRM, interrupt)
    def bot():
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        while True:
            Real.sleep(0.001)
    try:
        with clock.running():
            clock.call_soon(bot)
            threading.Event().wait(60)
    except KeyboardInterrupt:
        print("interrupted")
    """
    assert in_new_process(program).splitlines() == ["interrupted"]


def test_contexts_of_threads_are_their_own(simulation):
    variable = contextvars.ContextVar("variable", default="none")

    def bot():
        variable.set("bot")
        thread = threading.Thread(target=lambda: simulation.mark(variable.get()))
        thread.start()
        thread.join()

    assert simulation.play(bot) == [(0, "none")]


def test_real_time_is_untouched_meanwhile(simulation):
    before = Real.monotonic()
    simulation.rest(10**6)
    assert Real.monotonic() - before < 10**5
