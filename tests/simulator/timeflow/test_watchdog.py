"""What nothing else can bound is bounded in real time; each ends with one error that says where."""

import os
import socket
import subprocess
import sys
import threading

import pytest

from simulator.errors import NoAnswerFromOutside, Runaway, TooManyThreads
from simulator.timeflow import cpython, system_calls, watchdog
from simulator.timeflow.real import Real
from tests.simulator.simulation import in_new_process

dies_loudly = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
on_linux = pytest.mark.skipif(not system_calls.sees(), reason="the watchdog looks into /proc")


@pytest.fixture
def impatient(monkeypatch):
    """Little patience with whatever would take for ever."""
    monkeypatch.setattr(watchdog, "COMPUTING_PATIENCE", 0.05)
    monkeypatch.setattr(watchdog, "STOPPING_PATIENCE", 0.5)
    monkeypatch.setattr(watchdog, "WORLD_PATIENCE", 0.2)
    monkeypatch.setattr(watchdog, "IDLE_LOOKS", 8)
    monkeypatch.setattr("simulator.timeflow.outside.WORLD_PATIENCE", 0.2)


def spins():
    while True:
        pass


def test_a_handler_that_computes_for_ever_is_stopped(simulation, impatient):
    with pytest.raises(Runaway, match=r"a webhook handler at .*test_watchdog.py:\d+ in spins"):
        simulation.deliver(spins)
    assert "in spins computed without an end" in simulation.escapes()
    assert simulation.play(lambda: simulation.mark("goes on")) == [(0, "goes on")]


@dies_loudly
def test_so_is_a_thread_of_the_bot_and_locks_that_it_held_are_free_again(simulation, impatient):
    lock = threading.Lock()

    def bot():
        with lock:
            spins()

    thread = threading.Thread(target=bot)
    simulation.clock.call_soon(thread.start)
    with pytest.raises(Runaway, match="thread 'Thread"):
        simulation.clock.settle()
    simulation.clock.settle()
    assert not thread.is_alive()
    assert lock.acquire(blocking=False)


def test_nothing_else_happens_once_a_handler_was_stopped(simulation, impatient):
    simulation.clock.call_soon(spins)
    simulation.clock.call_soon(lambda: simulation.mark("next webhook"))
    with pytest.raises(Runaway):
        simulation.rest(86_400)
    assert simulation.marks == []


def test_computing_that_is_long_in_all_but_short_each_time_is_left_alone(simulation, impatient):
    def computes():
        end = Real.process_time() + 0.03
        while Real.process_time() < end:
            pass

    for _ in range(4):
        simulation.clock.call_soon(computes)
    simulation.rest(1)


def test_a_handler_that_cannot_be_stopped_is_left_behind_and_later_scenarios_are_refused():
    program = """
    import hashlib
    from simulator.clock import Clock
    from simulator.errors import ClockLost, Runaway
    from simulator.timeflow import watchdog
    watchdog.COMPUTING_PATIENCE = watchdog.STOPPING_PATIENCE = .05
    clock = Clock()
    def will_not_hear():
        hashlib.pbkdf2_hmac("sha256", b"word", b"salt", 500_000_000)  # minutes in C
    try:
        with clock.running():
            clock.call_soon(will_not_hear)
            clock.settle()
    except Runaway as error:
        print("in will_not_hear" in str(error))
    try:
        with clock.running():
            pass
    except ClockLost as error:
        print("in will_not_hear" in str(error), "keeps running" in str(error))
    """
    assert in_new_process(program).split() == ["True"] * 3


def test_an_answer_from_outside_that_never_comes_is_an_error(simulation, impatient):
    left, right = socket.socketpair()

    def asks():
        left.recv(1)

    with left, right:
        with pytest.raises(NoAnswerFromOutside, match="in asks"):
            simulation.deliver(asks)
        right.send(b"x")
        simulation.clock.settle()


@on_linux
def test_so_it_is_where_others_could_run(simulation, impatient):
    left, right = os.pipe()
    waits = [sys.executable, "-c", "input()"]
    child = subprocess.Popen(waits, stdin=subprocess.PIPE, pass_fds=[right])

    def asks():
        simulation.mark(os.read(left, 1))

    simulation.clock.call_soon(asks)
    simulation.clock.call_soon(lambda: simulation.mark("others go on"))
    with pytest.raises(NoAnswerFromOutside, match="in asks"):
        simulation.rest(86_400)
    assert [what for _, what in simulation.marks] == ["others go on"]
    child.communicate(b"go\n")
    os.write(right, b"x")
    while len(simulation.marks) < 2:
        simulation.clock.settle()
    os.close(left)
    os.close(right)


def test_threads_without_an_end_are_an_error_that_says_who_starts_them(simulation, monkeypatch):
    monkeypatch.setattr(cpython, "THREADS", len(simulation.scheduler.threads) + 50)
    release = threading.Event()

    def bomb():
        while True:
            threading.Thread(target=release.wait).start()

    with pytest.raises(TooManyThreads, match=r"still starts .*a webhook handler at .* in bomb"):
        simulation.deliver(bomb)
    release.set()
    simulation.clock.settle()
    assert not simulation.leftovers()


@dies_loudly
def test_threads_that_start_threads_are_an_error_too(simulation, monkeypatch):
    monkeypatch.setattr(cpython, "THREADS", len(simulation.scheduler.threads) + 50)
    over = []

    def splits():
        if not over:
            for _ in range(2):
                threading.Thread(target=splits).start()

    with pytest.raises(TooManyThreads, match="in splits"):
        simulation.play(splits)
    over.append(True)
    simulation.clock.settle()
    assert not simulation.leftovers()


@pytest.mark.parametrize("module", ["pdb", "IPython.core.debugger", "code"])
def test_somebody_at_a_debugger_has_all_the_time(simulation, impatient, module):
    scope = {"__name__": module}
    exec("def interaction(wait): wait(0.3)", scope)

    def bot():
        scope["interaction"](Real.sleep)
        simulation.mark("continued")

    simulation.clock.call_soon(bot)
    simulation.clock.call_soon(lambda: simulation.mark("next"))
    simulation.rest(60)
    assert simulation.marks == [(0, "continued"), (0, "next")]


def test_a_system_that_does_not_tell_what_threads_wait_for_is_written_down():
    program = """
    from pathlib import Path
    from simulator.clock import Clock
    from simulator.errors import NoAnswerFromOutside, Runaway
    from simulator.timeflow import system_calls, watchdog
    from simulator.timeflow.real import Real
    system_calls.TASKS = Path("/nowhere")
    watchdog.COMPUTING_PATIENCE = .05
    clock, gate = Clock(), Real.allocate_lock()
    def spins():
        while True:
            pass
    gate.acquire()
    with clock.running():
        # Who computes may be kept from it by other programs for longer than .1 s.
        for stuck, error, patience in (
            (gate.acquire, NoAnswerFromOutside, .1), (spins, Runaway, 60),
        ):
            watchdog.WORLD_PATIENCE = patience
            clock.call_soon(stuck)
            try:
                clock.settle()
            except error:
                print(error.__name__)
    gate.release()
    print(any("cannot see" in line for line in clock.certificate.sentences()))
    """
    assert in_new_process(program).split() == ["NoAnswerFromOutside", "Runaway", "True"]
