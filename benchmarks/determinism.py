"""Does the same program give the same trace? Threads and tasks race under CPU stress.

``python benchmarks/determinism.py [repeats]`` prints, for races of threads and for races of asyncio
tasks, how many distinct traces there were on the simulated clock, and for comparison in real time.
It ends with 1 if there was more than one.
"""

import asyncio
import hashlib
import queue
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from simulator.clock import Clock
from simulator.timeflow.real import Real

REPEATS = 500
PROGRAMS = 10
STRESS = 3
"""Processes that do nothing but compute."""
CONTROL_REPEATS = 40
CONTROL_SPEED = 2000
"""How much faster than simulated time the real threads run, so that they end soon."""
INTERVALS = (1e-6, 1e-5, 1e-3, 5e-3, 0.1)
"""Seconds after which the interpreter may switch threads."""

Mark = Callable[[object], None]


class Race:
    """Workers, consumers, a pool and timers that meet in a lock and a queue.

    Attributes:
        second: How long a second lasts, in seconds.
    """

    def __init__(self, mark: Mark, second: float = 1.0) -> None:
        self.mark = mark
        self.second = second
        self._lock = threading.Lock()
        self._items = queue.Queue[int | None]()
        self._count = 0

    def run(self, seed: int) -> None:
        """Run until everybody has ended."""
        chance = random.Random(seed)
        consumers = [threading.Thread(target=self._consume, args=(name,)) for name in range(3)]
        for consumer in consumers:
            consumer.start()
        with ThreadPoolExecutor(4) as pool:
            for name in range(8):
                pool.submit(self._work, name, [chance.choice((0, 1, 1, 2)) for _ in range(4)])
            for number in range(10):
                due = number % 4 * self.second
                threading.Timer(due, self.mark, (("timer", number),)).start()
        self._items.put(None)
        for consumer in consumers:
            consumer.join()
        self.mark("end")

    def _work(self, name: int, naps: list[int]) -> None:
        for nap in naps:
            with self._lock:
                self._count += 1
                self.mark(("work", name, self._count))
            time.sleep(nap * self.second)
            sum(range((name * 7919 + nap * 104_729) % 2000))
            self._items.put(name)

    def _consume(self, name: int) -> None:
        while (item := self._items.get()) is not None:
            self.mark(("consumed", name, item))
            time.sleep(self.second)
        self._items.put(None)


class TaskRace:
    """Tasks of one loop that meet in a lock, a queue and an event, and threads that call them.

    Attributes:
        second: How long a second lasts, in seconds.
    """

    def __init__(self, mark: Mark, second: float = 1.0) -> None:
        self.mark = mark
        self.second = second
        self._lock = asyncio.Lock()
        self._items = asyncio.Queue[int | None]()
        self._count = 0

    def run(self, seed: int) -> None:
        """Run until everybody has ended."""
        asyncio.run(self._run(random.Random(seed)))

    async def _run(self, chance: random.Random) -> None:
        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as consumers:
            for name in range(3):
                consumers.create_task(self._consume(name))
            async with asyncio.TaskGroup() as workers:
                for name in range(8):
                    naps = [chance.choice((0, 1, 1, 2)) for _ in range(4)]
                    workers.create_task(self._work(name, naps))
                for number in range(6):
                    due = number % 3 * self.second
                    item = (loop.call_soon_threadsafe, (self._items.put_nowait, 100 + number))
                    threading.Timer(due, *item).start()
                    loop.call_later(due, self.mark, ("timer", number))
            self._items.put_nowait(None)
        self.mark("end")

    async def _work(self, name: int, naps: list[int]) -> None:
        for nap in naps:
            async with self._lock:
                self._count += 1
                self.mark(("work", name, self._count))
            if name % 2:
                await asyncio.to_thread(time.sleep, nap * self.second)
            else:
                await asyncio.sleep(nap * self.second)
            self._items.put_nowait(name)

    async def _consume(self, name: int) -> None:
        while (item := await self._items.get()) is not None:
            self.mark(("consumed", name, item))
            await asyncio.sleep(self.second)
        self._items.put_nowait(None)


Races = Callable[..., "Race | TaskRace"]
RACES: dict[str, Races] = {"threads": Race, "tasks": TaskRace}


def digest(marks: list[object]) -> str:
    """Return the trace, in short."""
    return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]


def simulated(racers: Races, seed: int) -> str:
    """Return the trace of a race on simulated time."""
    clock, marks = Clock(), []
    with clock.running():
        start = clock.now()
        race = racers(lambda what: marks.append((clock.now() - start, what)))
        clock.call_soon(lambda: race.run(seed))
        clock.advance(timedelta(hours=1))
    return digest(marks)


def real(racers: Races, seed: int) -> str:
    """Return the trace of the same race in real time."""
    marks: list[object] = []
    racers(marks.append, 1 / CONTROL_SPEED).run(seed)
    return digest(marks)


def distinct(run: Callable[[int], str], repeats: int) -> dict[int, set[str]]:
    """Return the traces of each program over ``repeats`` runs in all."""
    chance = random.Random(1)
    traces: dict[int, set[str]] = {}
    for number in range(repeats):
        sys.setswitchinterval(chance.choice(INTERVALS))
        seed = number % PROGRAMS
        traces.setdefault(seed, set()).add(run(seed))
    sys.setswitchinterval(0.005)
    return traces


def report(name: str, traces: dict[int, set[str]], repeats: int, seconds: float) -> int:
    """Print and return how many traces too many there were."""
    total = sum(map(len, traces.values()))
    each = seconds / repeats * 1000
    print(f"{name}: {repeats} runs of {len(traces)} programs, {total} distinct traces", end=" ")
    print(f"({total / len(traces):.1f} a program), {each:.1f} ms a run")
    return total - len(traces)


def compare(name: str, racers: Races, repeats: int) -> int:
    """Run one kind of race both ways; return how many traces too many the simulated ones gave."""
    began = Real.perf_counter()
    control = distinct(partial(real, racers), CONTROL_REPEATS)
    report(f"{name} in real time", control, CONTROL_REPEATS, Real.perf_counter() - began)
    began = Real.perf_counter()
    traces = distinct(partial(simulated, racers), repeats)
    return report(f"{name} in simulated time", traces, repeats, Real.perf_counter() - began)


def main() -> int:
    """Run the races and say how they ended."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    burn = [sys.executable, "-c", "while True: sum(range(10000))"]
    stress = [subprocess.Popen(burn) for _ in range(STRESS)]
    try:
        surplus = sum(compare(name, racers, repeats) for name, racers in RACES.items())
    finally:
        for process in stress:
            process.kill()
            process.wait()
    clock = Clock()
    for sentence in clock.certificate.sentences():
        print(sentence)
    return int(surplus > 0 or not clock.certificate.deterministic)


if __name__ == "__main__":
    sys.exit(main())
