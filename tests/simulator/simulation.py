"""A scenario on simulated time without a platform: a bot's code, and what it did when."""

import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.clock import Clock
from simulator.timeflow.face import install

START = datetime(2024, 1, 15, 9, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


class Simulation:
    """One scenario.

    Attributes:
        clock: Its time.
        marks: What the bot did, with the seconds since the start.
    """

    def __init__(self, start: datetime = START) -> None:
        self.clock = Clock(start)
        self.scheduler = install().scheduler
        self.marks: list[tuple[float, object]] = []
        self._known = self.scheduler.residents()

    @property
    def elapsed(self) -> float:
        return (self.clock.now() - self.clock.start) / timedelta(seconds=1)

    def mark(self, what: object) -> None:
        self.marks.append((self.elapsed, what))

    def deliver(self, handler: Callable[..., object], *args: object) -> None:
        """Have the bot handle something now, up to where it waits."""
        self.clock.call_soon(lambda: handler(*args))
        self.clock.settle()

    def play(self, handler: Callable[..., object], *args: object, days: float = 2) -> list:
        """Have the bot handle something, and live on for ``days``; return the marks."""
        self.deliver(handler, *args)
        self.clock.advance(timedelta(days=days))
        return self.marks

    def rest(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    def leftovers(self) -> frozenset:
        """Return the bot's threads that this scenario has left behind so far."""
        return self.scheduler.residents() - self._known

    def escapes(self) -> str:
        return "\n".join(self.clock.certificate.sentences())


def in_new_process(
    program: str, *, zone: str = "UTC", timeout: float = 60, warnings: str = "error"
) -> str:
    """Return what ``program`` prints in a Python of its own; it must end in time and well."""
    ended = subprocess.run(
        [sys.executable, "-W", warnings, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=timeout,
        cwd=ROOT,
        env={"TZ": zone, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == "", ended.stderr
    return ended.stdout
