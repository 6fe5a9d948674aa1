"""asyncio programs in simulated time: their loops park in a selector like any other thread."""

import asyncio
import asyncio.subprocess
import contextvars
import functools
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.requirements import require
from tests.simulator.simulation import Simulation

HOUR = 3600


@pytest.fixture
def play(simulation):
    """Call it with a coroutine function; returns the marks of ``asyncio.run(main(mark))``."""
    return lambda main: simulation.play(lambda: asyncio.run(main(simulation.mark)))


def test_tasks_sleep_side_by_side(play):
    async def nap(mark, seconds):
        await asyncio.sleep(seconds)
        mark(seconds)

    async def main(mark):
        tasks = [asyncio.create_task(nap(mark, s)) for s in (3 * HOUR, 0.001, 60, HOUR)]
        await asyncio.gather(*tasks)
        mark("all")

    assert play(main) == [
        (0.001, 0.001),
        (60, 60),
        (HOUR, HOUR),
        (3 * HOUR, 3 * HOUR),
        (3 * HOUR, "all"),
    ]


def test_wait_for_and_timeout_end_in_time(play):
    async def main(mark):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 90)
        mark("wait_for")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(HOUR):
                await asyncio.sleep(2 * HOUR)
        mark("timeout")
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + 10) as limit:
            limit.reschedule(asyncio.get_running_loop().time() + 100)
            await asyncio.sleep(50)
        mark("rescheduled")
        mark(await asyncio.wait_for(asyncio.sleep(1, "in time"), 2))

    assert play(main) == [
        (90, "wait_for"),
        (90 + HOUR, "timeout"),
        (140 + HOUR, "rescheduled"),
        (141 + HOUR, "in time"),
    ]


def test_wait_and_as_completed_tell_who_was_first(play):
    async def main(mark):
        tasks = {asyncio.create_task(asyncio.sleep(s, s)) for s in (5, 50, 500)}
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        mark([task.result() for task in done])
        done, pending = await asyncio.wait(pending, timeout=100)
        mark((len(done), len(pending)))
        for one in asyncio.as_completed([asyncio.sleep(s, s) for s in (30, 10, 20)]):
            mark(await one)

    assert play(main) == [(5, [5]), (105, (1, 1)), (115, 10), (125, 20), (135, 30)]


def test_loops_call_later_at_their_own_time(play):
    async def main(mark):
        loop = asyncio.get_running_loop()
        began, done = loop.time(), asyncio.Event()
        loop.call_later(HOUR, mark, "later")
        loop.call_at(began + 90.5, mark, "at")
        loop.call_later(30, mark, "cancelled").cancel()
        loop.call_soon(mark, "soon")
        loop.call_later(2 * HOUR, done.set)
        await done.wait()
        mark(round(loop.time() - began, 6))

    assert play(main) == [(0, "soon"), (90.5, "at"), (HOUR, "later"), (2 * HOUR, 2 * HOUR)]


@pytest.mark.parametrize("seconds", [0.000001, 0.1, 1 / 3, 59.999999, 86_400.5])
def test_a_sleep_is_exact_to_the_microsecond(play, seconds):
    async def main(mark):
        before = datetime.now(UTC)
        await asyncio.sleep(seconds)
        mark(round((datetime.now(UTC) - before).total_seconds(), 6))

    assert play(main) == [(round(seconds, 6), round(seconds, 6))]


def test_a_thousand_sleeps_in_a_row_do_not_drift(play):
    async def main(mark):
        for _ in range(1000):
            await asyncio.sleep(0.1)
        mark("done")

    assert play(main) == [(100, "done")]


def test_a_cancelled_sleep_leaves_nothing_behind(simulation):
    async def main():
        task = asyncio.create_task(asyncio.sleep(30 * HOUR))
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        simulation.mark("cancelled")

    simulation.deliver(lambda: asyncio.run(main()))
    simulation.rest(2)
    assert simulation.marks == [(1, "cancelled")]
    assert simulation.scheduler.next_due() is None


def test_queues_locks_events_and_semaphores_hand_over_in_order(play):
    async def consume(mark, queue, gate):
        async with gate:
            while (item := await queue.get()) is not None:
                await asyncio.sleep(10)
                mark(item)
                queue.task_done()

    async def main(mark):
        queue, gate = asyncio.Queue(maxsize=2), asyncio.Semaphore(2)
        consumers = [asyncio.create_task(consume(mark, queue, gate)) for _ in range(3)]
        for item in range(5):
            await queue.put(item)
        await queue.join()
        mark("joined")
        for _ in consumers:
            await queue.put(None)
        await asyncio.gather(*consumers)

    assert play(main) == [(10, 0), (10, 1), (20, 2), (20, 3), (30, 4), (30, "joined")]


def test_threads_of_a_loop_keep_simulated_time(play):
    def work(seconds):
        time.sleep(seconds)
        return seconds

    async def main(mark):
        loop = asyncio.get_running_loop()
        mark(await asyncio.to_thread(work, 60))
        mark(await asyncio.gather(*(asyncio.to_thread(work, s) for s in (30, 20, 10))))
        with ThreadPoolExecutor(1) as pool:
            jobs = [loop.run_in_executor(pool, work, 100) for _ in range(2)]
            mark(await jobs[0])
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(asyncio.shield(jobs[1]), 40)
            mark("impatient")
            mark(await jobs[1])

    assert play(main) == [
        (60, 60),
        (90, [30, 20, 10]),
        (190, 100),
        (230, "impatient"),
        (290, 100),
    ]


def test_a_loop_goes_on_while_its_threads_work(play):
    async def ticks(mark):
        for number in range(3):
            await asyncio.sleep(10)
            mark(number)

    async def main(mark):
        ticking = asyncio.create_task(ticks(mark))
        await asyncio.to_thread(time.sleep, 25)
        mark("thread")
        await ticking

    assert play(main) == [(10, 0), (20, 1), (25, "thread"), (30, 2)]


def test_what_blocks_a_loop_delays_all_of_it(play):
    async def ticks(mark):
        await asyncio.sleep(10)
        mark("late")

    async def main(mark):
        ticking = asyncio.create_task(ticks(mark))
        await asyncio.sleep(0)
        time.sleep(60)
        mark("blocked")
        await ticking

    assert play(main) == [(60, "blocked"), (60, "late")]


def test_loops_on_several_threads_share_one_time(simulation):
    async def naps(name, step):
        for _ in range(3):
            await asyncio.sleep(step)
            simulation.mark(name)

    def bot():
        for name, step in (("a", 60), ("b", 45)):
            threading.Thread(target=asyncio.run, args=(naps(name, step),)).start()

    assert simulation.play(bot) == [
        (45, "b"),
        (60, "a"),
        (90, "b"),
        (120, "a"),
        (135, "b"),
        (180, "a"),
    ]


def test_loops_hand_work_to_each_other(simulation):
    async def work(seconds):
        await asyncio.sleep(seconds)
        return f"{seconds} on {threading.current_thread().name}"

    async def main(loop):
        future = asyncio.run_coroutine_threadsafe(work(30), loop)
        simulation.mark(await asyncio.wrap_future(future))
        loop.call_soon_threadsafe(loop.stop)

    def bot():
        loop = asyncio.new_event_loop()
        other = threading.Thread(target=loop.run_forever, name="other")
        other.start()
        asyncio.run(main(loop))
        other.join()
        loop.close()
        simulation.mark("closed")

    assert simulation.play(bot) == [(30, "30 on other"), (30, "closed")]


def test_a_runner_runs_one_after_another_in_one_context(simulation):
    number = contextvars.ContextVar("number", default=0)

    async def count():
        number.set(number.get() + 1)
        await asyncio.sleep(60)
        return number.get()

    def bot():
        with asyncio.Runner() as runner:
            for _ in range(3):
                simulation.mark(runner.run(count()))

    assert simulation.play(bot) == [(60, 1), (120, 2), (180, 3)]


def test_generators_and_debug_mode_change_nothing(simulation):
    async def numbers():
        for number in range(3):
            await asyncio.sleep(60)
            yield number

    async def main():
        async for number in numbers():
            simulation.mark(number)

    assert simulation.play(lambda: asyncio.run(main(), debug=True)) == [(60, 0), (120, 1), (180, 2)]


def test_streams_of_one_process_talk_in_no_time(simulation):
    known = simulation.escapes()

    async def serve(reader, writer):
        while line := await reader.readline():
            await asyncio.sleep(60)
            writer.write(line.upper())
            await writer.drain()
        writer.close()

    async def main():
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for word in (b"one\n", b"two\n"):
            writer.write(word)
            simulation.mark(await reader.readline())
        writer.close()
        await writer.wait_closed()
        server.close()

    assert simulation.play(lambda: asyncio.run(main())) == [(60, b"ONE\n"), (120, b"TWO\n")]
    assert simulation.escapes() == known


def test_streams_between_two_loops_talk_in_no_time(simulation):
    ports = []

    async def serve(reader, writer):
        writer.write((await reader.readline()).upper())
        await writer.drain()
        writer.close()

    async def server():
        listening = await asyncio.start_server(serve, "127.0.0.1", 0)
        ports.append(listening.sockets[0].getsockname()[1])
        await asyncio.sleep(HOUR)
        listening.close()

    async def client():
        await asyncio.sleep(60)
        reader, writer = await asyncio.open_connection("127.0.0.1", ports[0])
        writer.write(b"hello\n")
        simulation.mark(await reader.readline())
        writer.close()

    def bot():
        threading.Thread(target=asyncio.run, args=(server(),)).start()
        asyncio.run(client())

    assert simulation.play(bot) == [(60, b"HELLO\n")]


def test_time_stands_still_while_a_subprocess_works(simulation):
    async def ticks():
        await asyncio.sleep(60)
        simulation.mark("tick")

    async def main():
        ticking = asyncio.create_task(ticks())
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-S",
            "-c",
            "import sys, time; time.sleep(0.3); print(sys.stdin.read() * 2)",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        out, _ = await child.communicate(b"ab")
        simulation.mark((child.returncode, out.strip()))
        await ticking

    assert simulation.play(lambda: asyncio.run(main())) == [(0, (0, b"abab")), (60, "tick")]


def test_anyio_keeps_simulated_time(simulation):
    require("anyio")
    import anyio
    from anyio.from_thread import start_blocking_portal

    async def nap(seconds):
        await anyio.sleep(seconds)
        simulation.mark(seconds)

    async def main():
        async with anyio.create_task_group() as group:
            group.start_soon(nap, HOUR)
            with anyio.move_on_after(60):
                await anyio.sleep_forever()
            simulation.mark("moved on")
            await anyio.to_thread.run_sync(time.sleep, 40)
            simulation.mark("thread")

    def bot():
        anyio.run(main)
        with start_blocking_portal() as portal:
            portal.call(nap, 30)

    assert simulation.play(bot) == [
        (60, "moved on"),
        (100, "thread"),
        (HOUR, HOUR),
        (HOUR + 30, 30),
    ]


def test_a_loop_made_before_the_first_scenario_lives_in_simulated_time_afterwards():
    made = []

    async def nap(simulation):
        await asyncio.sleep(HOUR)
        simulation.mark("awake")

    def live():
        with asyncio.Runner() as runner:
            made.append(runner.get_loop())
            made[0].run_forever()

    with (simulation := Simulation()).clock.paused():
        threading.Thread(target=live, daemon=True).start()
        simulation.clock.settle()
    for _ in range(2):
        with (simulation := Simulation()).clock.running():
            simulation.deliver(asyncio.run_coroutine_threadsafe, nap(simulation), made[0])
            simulation.rest(2 * HOUR)
            assert simulation.marks == [(HOUR, "awake")]
    with simulation.clock.running():
        simulation.deliver(made[0].call_soon_threadsafe, made[0].stop)


class Racy:
    """Tasks and threads that meet in queues, locks, events and sleeps of one loop."""

    def __init__(self, simulation) -> None:
        self.mark = simulation.mark
        self.mutex, self.items, self.signal = asyncio.Lock(), asyncio.Queue(), asyncio.Event()

    async def sleep(self, wait):
        await asyncio.sleep(wait)

    async def lock(self, wait):
        async with self.mutex:
            await asyncio.sleep(wait)

    async def put(self, wait):
        await self.items.put(wait)

    async def get(self, wait):
        try:
            return await asyncio.wait_for(self.items.get(), wait)
        except TimeoutError:
            return "empty"

    async def event(self, wait):
        self.signal.clear() if self.signal.is_set() else self.signal.set()
        try:
            return await asyncio.wait_for(self.signal.wait(), wait)
        except TimeoutError:
            return "quiet"

    async def thread(self, wait):
        return await asyncio.to_thread(time.sleep, wait)

    async def back(self, wait):
        loop, future = asyncio.get_running_loop(), asyncio.get_running_loop().create_future()
        timer = threading.Timer(wait, loop.call_soon_threadsafe, (future.set_result, wait))
        timer.start()
        return await future

    async def act(self, name, steps):
        for step, wait in steps:
            self.mark((name, step, await getattr(self, step)(wait)))

    async def main(self, seed):
        chance = random.Random(seed)
        kinds = ("sleep", "lock", "put", "get", "event", "thread", "back")
        async with asyncio.TaskGroup() as group:
            for name in range(chance.randint(2, 6)):
                steps = [(chance.choice(kinds), chance.choice((0, 1, 1, 2))) for _ in range(8)]
                group.create_task(self.act(name, steps))


def _trace(seed, interval):
    simulation = Simulation()
    before = sys.getswitchinterval()
    sys.setswitchinterval(interval)
    try:
        with simulation.clock.running():
            start = functools.partial(Racy(simulation).main, seed)
            return list(simulation.play(lambda: asyncio.run(start()), days=0.01))
    finally:
        sys.setswitchinterval(before)


@given(seed=st.integers(0, 10**6), interval=st.sampled_from([1e-6, 1e-5, 1e-3, 0.1]))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_same_program_gives_the_same_trace(seed, interval):
    trace = _trace(seed, interval)
    assert trace == _trace(seed, 0.005)
    assert len(trace) >= 16
