"""What simulated time costs: a turn through the clock against a bare call, and whole days.

``python benchmarks/clock.py`` prints ratios first; the absolute figures depend on the machine.
"""

import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import flask

from simulator.clock import Clock
from simulator.timeflow.real import Real

ROUNDS = 7
TURNS = 2000
BODY = b'{"object": "page", "entry": []}'
DAY = timedelta(days=1)


def cheapest(run: Callable[[], None], turns: int) -> float:
    """Return the least over some rounds of what one of ``turns`` costs, in microseconds."""
    costs = []
    for _ in range(ROUNDS):
        began = Real.perf_counter()
        run()
        costs.append((Real.perf_counter() - began) / turns * 1e6)
    return min(costs)


def bot() -> flask.Flask:
    """Return a bot that answers 200 and does nothing else."""
    app = flask.Flask("bot")

    @app.post("/webhook")
    def webhook() -> str:
        flask.request.get_json()
        return "ok"

    return app


def through_flask(app: flask.Flask) -> Callable[[], object]:
    """Return one bare call of the bot."""
    client = app.test_client()
    return lambda: client.post("/webhook", data=BODY, content_type="application/json")


def repeat(action: Callable[[], object]) -> Callable[[], None]:
    """Return ``action``, done as often as there are turns."""

    def run() -> None:
        for _ in range(TURNS):
            action()

    return run


def print_turns(clock: Clock, call: Callable[[], object]) -> None:
    """Print what deliveries cost through the clock, against the same call without it."""

    def settled() -> None:
        clock.call_soon(call)
        clock.settle()

    def queued() -> None:
        for _ in range(TURNS):
            clock.call_soon(call)
        clock.settle()

    bare = cheapest(repeat(call), TURNS)
    print(f"bare call of a Flask bot: {bare:.1f} us = 1.00")
    one = cheapest(repeat(settled), TURNS)
    print(f"one delivery at a time, settled: x {one / bare:.2f} ({one - bare:+.1f} us)")
    many = cheapest(queued, TURNS)
    print(f"deliveries due together: x {many / bare:.2f} ({many - bare:+.1f} us)")


def print_primitives(clock: Clock) -> None:
    """Print what the bot's own waits and locks cost."""

    def on_the_bot(name: str, prepare: Callable[[], Callable[[], object]]) -> None:
        costs: list[float] = []
        clock.call_soon(lambda: costs.append(cheapest(repeat(prepare()), TURNS)))
        clock.advance(timedelta(days=30))
        print(f"{name}: {costs[0]:.2f} us")

    def a_lock() -> Callable[[], object]:
        lock = threading.Lock()
        return lambda: lock.acquire() and lock.release()

    def a_thread() -> None:
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()

    on_the_bot("lock and unlock", a_lock)
    on_the_bot("time.sleep(60), alone", lambda: lambda: time.sleep(60))
    on_the_bot("thread, started and joined", lambda: a_thread)


def print_days(clock: Clock) -> None:
    """Print what a simulated day costs to a bot that is silent, that polls, and that reminds."""

    def polls(seconds: float) -> None:
        end = time.monotonic() + DAY.total_seconds()
        while time.monotonic() < end:
            time.sleep(seconds)

    days: tuple[tuple[str, Callable[[], object]], ...] = (
        ("silent", lambda: None),
        ("one reminder after 23 hours", lambda: threading.Timer(82_800, int).start()),
        ("100 reminders", lambda: [threading.Timer(82_800, int).start() for _ in range(100)]),
        ("polls every minute", lambda: polls(60)),
        ("polls every second", lambda: polls(1)),
    )
    for name, begin in days:

        def day(begin: Callable[[], object] = begin) -> None:
            clock.call_soon(lambda: begin())
            clock.advance(DAY)

        print(f"a day, {name}: {cheapest(day, 1) / 1000:.2f} ms")


def main() -> None:
    """Print everything."""
    clock = Clock()
    call = through_flask(bot())
    with clock.running():
        print_turns(clock, call)
        print_primitives(clock)
        print_days(clock)


if __name__ == "__main__":
    main()
