"""``threading.Timer``: a bot sees a timer as ever, though it has no thread until it is due."""

import threading
import time

import pytest

from simulator.timeflow.real import Real
from tests.simulator.simulation import in_new_process


def test_a_timer_has_no_thread_before_it_is_due(simulation):
    known = len(simulation.scheduler.threads)

    def bot():
        for number in range(500):
            threading.Timer(3600 + number, simulation.mark, (number,)).start()

    simulation.deliver(bot)
    assert len(simulation.scheduler.threads) <= known + 1
    simulation.rest(7200)
    assert simulation.marks == [(3600 + number, number) for number in range(500)]


def test_it_runs_in_a_thread_of_its_own_that_is_the_timer(simulation):
    local = threading.local()

    def due():
        simulation.mark((threading.current_thread() is timer, timer.ident == Real.get_ident()))
        simulation.mark((threading.current_thread().name, hasattr(local, "value")))

    def bot():
        local.value = 1
        timer.start()

    timer = threading.Timer(5, due)
    timer.name = "reminder"
    assert simulation.play(bot) == [(5, (True, True)), (5, ("reminder", False))]


def test_it_may_sleep_and_start_another(simulation):
    def due(left):
        time.sleep(10)
        simulation.mark(left)
        if left:
            threading.Timer(20, due, kwargs={"left": left - 1}).start()

    marks = simulation.play(lambda: threading.Timer(60, due, (2,)).start())
    assert marks == [(70, 2), (100, 1), (130, 0)]


def test_join_waits_for_its_end(simulation):
    def bot():
        timer = threading.Timer(60, time.sleep, (5,))
        timer.start()
        timer.join(10)
        simulation.mark(timer.is_alive())
        timer.join()
        simulation.mark(timer.is_alive())

    assert simulation.play(bot) == [(10, True), (65, False)]


def test_a_cancelled_one_ends_at_once(simulation):
    def bot():
        timer = threading.Timer(60, simulation.mark, ("never",))
        timer.start()
        simulation.mark((timer.is_alive(), timer in threading.enumerate()))
        timer.cancel()
        simulation.mark((timer.is_alive(), timer in threading.enumerate()))
        timer.join()
        simulation.mark(timer.is_alive())

    assert simulation.play(bot) == [(0, (True, True)), (0, (False, False)), (0, False)]


def test_one_whose_event_is_set_does_nothing(simulation):
    def bot():
        timer = threading.Timer(60, simulation.mark, ("never",))
        timer.start()
        timer.finished.set()

    assert simulation.play(bot) == []


def test_one_cancelled_while_somebody_joins_it_ends_at_once(simulation):
    timer = threading.Timer(60, simulation.mark, ("never",))

    def join():
        timer.join()
        simulation.mark("joined")

    def bot():
        timer.start()
        threading.Thread(target=join).start()
        time.sleep(5)
        timer.cancel()

    assert simulation.play(bot) == [(5, "joined")]


def test_it_starts_once_and_stays_what_it_is(simulation):
    def bot():
        timer = threading.Timer(60, list)
        timer.daemon = True
        timer.start()
        with pytest.raises(RuntimeError, match="threads can only be started once"):
            timer.start()
        with pytest.raises(RuntimeError, match="cannot set daemon status"):
            timer.daemon = False
        timer.join()
        with pytest.raises(RuntimeError, match="threads can only be started once"):
            timer.start()
        simulation.mark(timer.daemon)

    assert simulation.play(bot) == [(60, True)]


def test_what_it_raises_goes_to_the_excepthook(simulation, monkeypatch):
    caught = []
    monkeypatch.setattr(threading, "excepthook", caught.append)
    timer = threading.Timer(5, lambda: 1 / 0)
    simulation.play(timer.start)
    assert (caught[0].exc_type, caught[0].thread) == (ZeroDivisionError, timer)


class Repeating(threading.Timer):
    """What many bots copy."""

    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args)


def test_one_that_runs_in_its_own_way_does(simulation):
    def bot():
        timer = Repeating(10, simulation.mark, ("tick",))
        timer.start()
        time.sleep(35)
        timer.cancel()

    assert simulation.play(bot) == [(10, "tick"), (20, "tick"), (30, "tick")]


@pytest.mark.parametrize("interval", [0, -5, 0.5, 10**7])
def test_any_number_is_an_interval(simulation, interval):
    simulation.deliver(threading.Timer(interval, simulation.mark, ("due",)).start)
    simulation.rest(1)
    assert bool(simulation.marks) == (interval < 1)


def test_timers_due_together_come_in_the_order_in_which_they_were_started(simulation):
    def bot():
        for number in range(20):
            threading.Timer(5, simulation.mark, (number,)).start()

    assert simulation.play(bot) == [(5, number) for number in range(20)]


def test_one_that_waits_is_told_of(simulation):
    simulation.deliver(threading.Timer(60, simulation.mark, ("late",)).start)
    (clause,) = (line for line in simulation.scheduler.sleepers() if "mark" in line)
    assert clause.startswith("thread 'Thread' is parked for ")
    assert clause in simulation.clock.diagnostics()
    simulation.rest(60)
    assert clause not in simulation.clock.diagnostics()


def test_one_of_the_harness_is_a_thread_in_real_time():
    timer = threading.Timer(1000, list)
    timer.daemon = True
    timer.start()
    assert timer.ident is not None
    timer.cancel()
    timer.join()


def test_none_is_alive_in_a_forked_child():
    program = """
        import os, threading
        from tests.simulator.simulation import Simulation
        simulation = Simulation()
        with simulation.clock.running():
            timer = threading.Timer(5, simulation.mark, ("parent's",))
            simulation.deliver(timer.start)
            child = os.fork()
            if not child:
                simulation.rest(10)
                os._exit(bool(simulation.marks) or timer.is_alive())
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            simulation.rest(10)
            print(simulation.marks)
    """
    assert in_new_process(program).split("\n")[:2] == ["0", '[(5.0, "parent\'s")]']
