import asyncio
import select
import selectors
import socket
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest

from simulator.timeflow.real import Real

DAY = timedelta(days=1)
CHILD = [sys.executable, "-S", "-c"]


def test_sleep_lasts_as_long_as_it_says(simulation):
    def bot():
        time.sleep(7200)
        simulation.mark("awake")

    assert simulation.play(bot) == [(7200, "awake")]


@pytest.mark.parametrize("seconds", [0.000001, 0.1, 1 / 3, 59.999999, 86_400.5])
def test_sleep_is_exact_to_the_microsecond(simulation, seconds):
    def bot():
        time.sleep(seconds)
        simulation.mark("awake")

    assert simulation.play(bot) == [(round(seconds, 6), "awake")]


@pytest.mark.parametrize(
    ("seconds", "error"),
    [(-1, ValueError), (float("nan"), ValueError), (float("inf"), OverflowError), ("1", TypeError)],
)
def test_sleep_refuses_what_the_real_one_refuses(simulation, seconds, error):
    def bot():
        with pytest.raises(error):
            time.sleep(seconds)
        simulation.mark("refused")

    assert simulation.play(bot) == [(0, "refused")]


def test_the_scenario_itself_may_sleep(simulation):
    simulation.deliver(lambda: threading.Timer(60, simulation.mark, ("timer",)).start())
    time.sleep(3600)
    assert simulation.elapsed == 3600
    assert simulation.marks == [(60, "timer")]


def test_sleep_0_lets_others_run_first(simulation):
    def other():
        simulation.mark("other")

    def bot():
        threading.Thread(target=other).start()
        time.sleep(0)
        simulation.mark("bot")

    assert simulation.play(bot) == [(0, "other"), (0, "bot")]


def test_select_without_files_is_a_sleep(simulation):
    def bot():
        assert select.select([], [], [], 2.5) == ([], [], [])
        simulation.mark("awake")

    assert simulation.play(bot) == [(2.5, "awake")]


def test_select_with_files_asks_the_system(simulation):
    def bot():
        left, right = socket.socketpair()
        with left as mine, right:
            assert select.select([], [mine], [], 5) == ([], [mine], [])
        simulation.mark("writable")

    assert simulation.play(bot) == [(0, "writable")]


def test_a_selector_waits_in_simulated_time(simulation):
    def bot():
        left, right = socket.socketpair()
        with left, right, selectors.DefaultSelector() as selector:
            selector.register(left, selectors.EVENT_READ)
            threading.Timer(30, right.send, (b"x",)).start()
            simulation.mark(len(selector.select(10)))
            simulation.mark(len(selector.select(60)))
            simulation.mark(len(selector.select(0)))

    assert simulation.play(bot) == [(10, 0), (30, 1), (30, 1)]


def test_a_selector_closed_while_it_waits_wakes_nobody_else(simulation):
    selector = selectors.DefaultSelector()

    def waits():
        with pytest.raises(ValueError, match="closed"):
            selector.select(60)
        simulation.mark("closed")

    def bot():
        threading.Thread(target=waits).start()
        time.sleep(1)
        selector.close()

    assert simulation.play(bot) == [(1, "closed")]


async def _nap(simulation, seconds):
    await asyncio.sleep(seconds)
    simulation.mark(seconds)


def test_asyncio_keeps_simulated_time(simulation):
    async def main():
        late = asyncio.create_task(_nap(simulation, 3600))
        early = asyncio.create_task(_nap(simulation, 10))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 60)
        simulation.mark("timed out")
        await asyncio.gather(late, early)

    bot = lambda: asyncio.run(main())  # noqa: E731
    assert simulation.play(bot) == [(10, 10), (60, "timed out"), (3600, 3600)]


def test_asyncio_keeps_simulated_time_however_long_the_process_has_simulated(simulation):
    known = simulation.escapes()
    for _ in range(30):
        simulation.rest(365 * 86_400)
        began = simulation.elapsed
        simulation.deliver(lambda: asyncio.run(asyncio.sleep(0.1)))
        simulation.clock.advance_until(lambda: not simulation.leftovers(), DAY)
        assert round(simulation.elapsed - began, 6) == 0.1
    assert simulation.escapes() == known


def test_asyncio_waits_for_its_threads(simulation):
    def work():
        time.sleep(100)
        simulation.mark("worked")
        return 5

    async def main():
        simulation.mark(await asyncio.to_thread(work))
        simulation.mark(await asyncio.wait_for(asyncio.to_thread(work), 200))

    bot = lambda: asyncio.run(main())  # noqa: E731
    assert simulation.play(bot) == [(100, "worked"), (100, 5), (200, "worked"), (200, 5)]


def test_asyncio_takes_calls_from_other_threads(simulation):
    loops = []

    def serve():
        loop = asyncio.new_event_loop()
        loops.append(loop)
        loop.run_forever()
        loop.close()

    def bot():
        threading.Thread(target=serve, daemon=True).start()
        time.sleep(1)
        future = asyncio.run_coroutine_threadsafe(_nap(simulation, 20), loops[0])
        future.result(30)
        loops[0].call_soon_threadsafe(loops[0].stop)

    assert simulation.play(bot) == [(21, 20)]


def test_asyncio_in_the_scenario_itself_keeps_simulated_time(simulation):
    asyncio.run(_nap(simulation, 3600))
    asyncio.run(asyncio.to_thread(time.sleep, 60))
    assert simulation.elapsed == 3660


def test_asyncio_deadlines_closer_than_a_microsecond_end(simulation):
    async def main():
        for _ in range(20):
            await asyncio.sleep(1e-7)
        simulation.mark("through")

    simulation.play(lambda: asyncio.run(main()))
    assert [what for _, what in simulation.marks] == ["through"]


def test_a_child_process_is_waited_for_in_real_time(simulation):
    def bot():
        child = subprocess.Popen([*CHILD, "import time; time.sleep(.05)"])
        simulation.mark(child.wait(timeout=30))

    assert simulation.play(bot) == [(0, 0)]


def test_a_child_process_may_take_too_long(simulation):
    def bot():
        for arguments in ({}, {"capture_output": True}):
            with pytest.raises(subprocess.TimeoutExpired):
                subprocess.run([*CHILD, "import time; time.sleep(30)"], timeout=0.1, **arguments)
        simulation.mark("too long")

    assert simulation.play(bot) == [(0, "too long")]


def test_a_child_process_that_is_run_answers(simulation):
    def bot():
        run = subprocess.run([*CHILD, "print(5)"], capture_output=True, text=True, timeout=30)
        simulation.mark(run.stdout)

    assert simulation.play(bot) == [(0, "5\n")]


def test_waits_of_unmanaged_threads_are_real(simulation):
    waited = []

    def outsider():
        began = Real.monotonic()
        time.sleep(0.01)
        waited.append(Real.monotonic() - began)

    Real.start_new_thread(outsider, ())
    while not waited:
        Real.sleep(0.001)
    assert waited[0] >= 0.01
    assert simulation.elapsed == 0
