import os
import signal
import sys
import threading
import time

import pytest

from simulator.attaching.fork import ChildDied, in_child
from simulator.errors import SimulatorError
from tests.simulator.simulation import Simulation

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")


class OddError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def _raise(error):
    raise error


def test_the_answer_comes_from_another_process():
    assert in_child(os.getpid) != os.getpid()


@pytest.mark.parametrize("value", [None, 0, "", {"a": (1, 2.5)}, b"x" * 10_000_000])
def test_plain_values_come_back(value):
    assert in_child(lambda: value) == value


def test_an_exception_comes_back():
    with pytest.raises(KeyError, match="bot"):
        in_child(lambda: _raise(KeyError("bot")))


@pytest.mark.parametrize("error", [SystemExit(5), KeyboardInterrupt()])
def test_even_an_exit_comes_back(error):
    with pytest.raises(type(error)):
        in_child(lambda: _raise(error))


def test_what_cannot_be_pickled_comes_back_as_words():
    with pytest.raises(RuntimeError, match="lambda"):
        in_child(lambda: lambda: None)
    with pytest.raises(RuntimeError, match="1 and 2"):
        in_child(lambda: _raise(OddError(1, 2)))


@pytest.mark.parametrize(
    ("death", "how"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "signal 9"),
        (lambda: os._exit(3), "exit status 3"),
        (lambda: os._exit(0), "exit status 0"),
    ],
)
def test_a_child_that_dies_is_an_error(death, how):
    with pytest.raises(ChildDied, match=how) as caught:
        in_child(death)
    assert isinstance(caught.value, SimulatorError)


def test_the_child_does_not_change_its_parent():
    things = []
    in_child(lambda: things.append(1))
    assert things == []


def test_a_child_of_the_child_does_not_hold_up_the_answer():
    reading, writing = os.pipe()

    def leaves_a_child():
        if os.fork() == 0:
            os.read(reading, 1)
            os._exit(0)
        return "answer"

    assert in_child(leaves_a_child) == "answer"
    os.write(writing, b"x")
    os.close(reading)
    os.close(writing)


def test_a_child_that_cannot_write_its_output_still_ends(monkeypatch):
    class Broken:
        def flush(self):
            if os.getpid() != parent:
                raise ValueError("closed")

        def write(self, _):
            return 0

    parent = os.getpid()
    monkeypatch.setattr(sys, "stdout", Broken())
    assert in_child(lambda: 5) == 5


def test_an_interrupt_ends_the_child():
    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            in_child(signal.pause)
    finally:
        signal.signal(signal.SIGALRM, before)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_child_can_live_through_scenarios_of_its_own():
    with (first := Simulation()).clock.running():
        first.deliver(lambda: time.sleep(60))
        first.deliver(lambda: threading.Thread(target=time.sleep, args=(10**8,)).start())

    def scenario():
        first.scheduler.forget_threads()
        with (simulation := Simulation()).clock.running():
            simulation.deliver(lambda: threading.Timer(5, simulation.mark, ("a",)).start())
            simulation.rest(10)
            time.sleep(5)
            return simulation.marks, simulation.elapsed

    for _ in range(2):
        assert in_child(scenario) == ([(5, "a")], 15)


def test_a_child_forked_inside_a_scenario_goes_on_with_it(simulation):
    simulation.deliver(lambda: threading.Timer(5, simulation.mark, ("parent's",)).start())

    def goes_on():
        simulation.deliver(lambda: threading.Timer(7, simulation.mark, ("child's",)).start())
        simulation.rest(60)
        return simulation.marks

    assert in_child(goes_on) == [(7, "child's")]
    simulation.rest(60)
    assert simulation.marks == [(5, "parent's")]
