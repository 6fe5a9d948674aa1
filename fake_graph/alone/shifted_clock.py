"""Real time that can be put forward, for a fake that runs alone."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from fake_graph.errors import ImpossibleAction

_SOON = 0.001  # seconds; so that a timer that is due never makes the keeper spin


class Timed(Protocol):
    """What has things to do at their time."""

    def next_due(self) -> datetime | None:
        """Return when ``tick`` has something to do next."""

    def tick(self) -> None:
        """Do what has come due."""


class ShiftedClock:
    """Real time and an offset.

    Attributes:
        offset: How far it is ahead; it only grows.
    """

    def __init__(self) -> None:
        self.offset = timedelta()
        self._news = threading.Event()
        self._is_stopped = False
        self._moving = threading.Lock()

    def now(self) -> datetime:
        """Return its time, in UTC."""
        return datetime.now(UTC) + self.offset

    def wake(self, _when: datetime) -> None:
        """Take note that something else is due next."""
        self._news.set()

    def keep(self, timed: Timed, after: Callable[[], None]) -> None:
        """Do everything at its time until ``stop``, each time followed by ``after``."""
        while not self._is_stopped:
            self._news.clear()
            due = timed.next_due()
            wait = None if due is None else (due - self.now()).total_seconds()
            if wait is not None and wait <= 0:
                timed.tick()
                after()
                wait = _SOON
            self._news.wait(wait)

    def stop(self) -> None:
        """Let ``keep`` come to its end."""
        self._is_stopped = True
        self._news.set()

    def advance(self, timed: Timed, until: datetime, settle: Callable[[], None]) -> None:
        """Put the time forward; what is due on the way happens at its time, then ``settle``.

        Raises:
            ImpossibleAction: that time has passed.
        """
        with self._moving:
            if until < self.now():
                raise ImpossibleAction(f"time only moves forward: it is {self.now().isoformat()}")
            settle()
            while (due := timed.next_due()) is not None and due <= until:
                self.reach(due)
                timed.tick()
                settle()
            self.reach(until)
            self._news.set()

    def reach(self, when: datetime) -> None:
        """Have it be ``when`` at least."""
        self.offset += max(when - self.now(), timedelta())
