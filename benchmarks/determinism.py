"""Does the same program give the same journal? Racy programs again and again under CPU stress.

``python benchmarks/determinism.py [repeats]`` prints how many distinct journals each kind of
program had on simulated time, and for comparison what threads do in real time. It ends with 1 if a
program had more than one. Each repeat is a scenario of its own; several processes share them, so
that they are in each other's way, too.
"""

import argparse
import asyncio
import atexit
import hashlib
import json
import os
import queue
import random
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from simulator.clock import Clock
from simulator.harness import Harness
from simulator.settings import Settings
from simulator.timeflow.real import Real

REPEATS = 500
SEEDS = 5
"""Programs of each kind."""
WORKERS = 4
"""Processes that share the repeats."""
STRESS = 2
"""Processes that do nothing but compute."""
CONTROL_REPEATS = 40
CONTROL_SPEED = 2000
"""How much faster than simulated time the real threads run, so that they end soon."""
INTERVALS = (1e-6, 1e-5, 1e-3, 5e-3, 0.1)
"""Seconds after which the interpreter may switch threads."""

Mark = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Program:
    """Something racy.

    Attributes:
        kind: What races in it.
        run: Runs it once and returns its journal, in short.
    """

    kind: str
    run: Callable[[], str]


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


async def race_tasks(mark: Mark, seed: int) -> None:
    """Have tasks, threads of theirs and time-outs meet in a lock and a queue."""
    chance = random.Random(seed)
    lock, items = asyncio.Lock(), asyncio.Queue[int]()

    async def work(name: int) -> None:
        for nap in [chance.choice((0, 1, 1, 2)) for _ in range(4)]:
            async with lock:
                mark(("work", name))
                await asyncio.sleep(0)
            await asyncio.to_thread(time.sleep, nap)
            await items.put(name)

    async def consume(name: int) -> None:
        while True:
            try:
                item = await asyncio.wait_for(items.get(), chance.choice((1, 2, 5)))
            except TimeoutError:
                mark(("waited in vain", name))
                return
            mark(("consumed", name, item))
            await asyncio.sleep(1)

    await asyncio.gather(*map(work, range(6)), *map(consume, range(3)))


def digest(marks: object) -> str:
    """Return a journal, in short."""
    return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]


def simulated(race: Callable[[Mark], object]) -> str:
    """Return what a race marks on simulated time."""
    clock, marks = Clock(), []
    with clock.running():
        start = clock.now()
        clock.call_soon(lambda: race(lambda what: marks.append((clock.now() - start, what))))
        clock.advance(timedelta(hours=1))
    return digest(marks)


def of_threads(seed: int) -> str:
    """Return the journal of a race of threads."""
    return simulated(lambda mark: Race(mark).run(seed))


def of_tasks(seed: int) -> str:
    """Return the journal of a race of tasks."""
    return simulated(lambda mark: asyncio.run(race_tasks(mark, seed)))


def in_real_time(seed: int) -> str:
    """Return what a race of threads marks in real time."""
    marks: list[object] = []
    Race(marks.append, 1 / CONTROL_SPEED).run(seed)
    return digest(marks)


def of_bot(harness: Harness, seed: int) -> str:
    """Return the journal of two customers' talk with a bot that races with itself."""
    with harness.world(f"race {seed}") as world:
        world.graph.page.subscriptions = {world.graph.app.id: frozenset({"messages"})}
        customers = [world.customer() for _ in range(2)]
        for customer in customers:
            customer.say("Go!")
        world.clock.advance(timedelta(minutes=1))
        return digest(list(world.graph.journal))


def programs() -> list[Program]:
    """Return everything that races, a Node bot among it where there is Node."""
    harness = Harness(Settings(bot="wsgi:bots.racing:app"))
    harness.attach()
    kinds: dict[str, Callable[[int], str]] = {
        "threads": of_threads,
        "asyncio": of_tasks,
        "a Flask bot with both": lambda seed: of_bot(harness, seed),
    }
    if shutil.which("node"):
        child = Harness(Settings(bot=f"node:{Path(__file__).parent}/bots/racing.cjs"))
        child.attach()
        atexit.register(child.close)
        kinds["a Node bot"] = lambda seed: of_bot(child, seed)
    return [
        Program(kind, lambda run=run, seed=seed: run(seed))
        for seed in range(SEEDS)
        for kind, run in kinds.items()
    ]


def journals(racing: list[Program], repeats: int, first: int = 0) -> list[tuple[str, str, int]]:
    """Return what ``repeats`` runs gave, from the ``first`` program on.

    Returns: the kind and number of each program with each of its journals.
    """
    chance = random.Random(first)
    found: dict[tuple[str, str, int], None] = {}
    for number in range(first, first + repeats):
        sys.setswitchinterval(chance.choice(INTERVALS))
        place = number % len(racing)
        found[racing[place].kind, racing[place].run(), place] = None
    sys.setswitchinterval(0.005)
    return list(found)


def shared(repeats: int) -> tuple[list[tuple[str, str, int]], list[str]]:
    """Return what the workers found together, and all that was beyond their control."""
    each = -(-repeats // WORKERS)
    commands = [
        [sys.executable, __file__, str(each), "--first", str(number * each)]
        for number in range(WORKERS)
    ]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE) for command in commands]
    reports = [json.loads(worker.communicate()[0]) for worker in workers]
    found = {(kind, journal, place) for part, _ in reports for kind, journal, place in part}
    return sorted(found), sorted({sentence for _, escapes in reports for sentence in escapes})


def told(name: str, found: list[tuple[str, str, int]], repeats: int, began: float) -> int:
    """Print how it went and return how many journals too many there were."""
    each = (Real.perf_counter() - began) / repeats * 1000
    programs = Counter(kind for kind, _ in {(kind, place) for kind, _, place in found})
    distinct = Counter(kind for kind, _, _ in found)
    print(f"{name}: {programs.total()} programs, {repeats} repeats", end="")
    print(f", {distinct.total()} distinct journals, {each:.1f} ms a repeat")
    for kind in programs if len(programs) > 1 else ():
        print(f"  {kind}: {programs[kind]} programs, {distinct[kind]} distinct journals")
    return distinct.total() - programs.total()


@contextmanager
def stress() -> Iterator[None]:
    """Keep more processes busy than there are cores."""
    burn = [sys.executable, "-c", "while True: sum(range(10000))"]
    burning = [subprocess.Popen(burn) for _ in range(STRESS)]
    try:
        yield
    finally:
        for process in burning:
            process.kill()
            process.wait()


def work(repeats: int, first: int) -> None:
    """Be one of the workers: print what was found, as JSON."""
    found = journals(programs(), repeats, first)
    print(json.dumps([found, list(Clock().certificate.sentences())]))


def main(repeats: int) -> int:
    """Run the races and say how they ended."""
    control = [Program("threads", lambda seed=seed: in_real_time(seed)) for seed in range(SEEDS)]
    with stress():
        began = Real.perf_counter()
        told("real time", journals(control, CONTROL_REPEATS), CONTROL_REPEATS, began)
        began = Real.perf_counter()
        found, escapes = shared(repeats)
        surplus = told("simulated time", found, repeats, began)
    for sentence in escapes:
        print(sentence)
    return int(surplus > 0 or bool(escapes))


if __name__ == "__main__":
    if "PYTHONHASHSEED" not in os.environ:  # the order of sets is fixed when Python starts
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "0"})
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repeats", type=int, nargs="?", default=REPEATS)
    parser.add_argument("--first", type=int, help="be a worker, beginning with this repeat")
    options = parser.parse_args()
    if options.first is not None:
        work(options.repeats, options.first)
    else:
        sys.exit(main(options.repeats))
