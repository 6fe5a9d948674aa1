"""Time for bots that already run: one to one while the bot talks, a jump when it is quiet.

Latencies are real. The bot's own timers are not under control, so nothing is learnt from its
silence. What waits for real here: ``QUIET`` after each last sign of the bot, ``GLANCE`` between
two looks, and ``PATIENCE`` for a bot that never stops.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from simulator.certificate import Certificate, Escape
from simulator.timeflow.real import Real
from simulator.transcript import DEFAULT_START

QUIET = 0.3
GLANCE = 0.005
PATIENCE = 60.0
"""Seconds of real time."""


class WallClock:
    """The scenario's time, for a bot on real time.

    It runs only while the scenario waits for the bot; between steps it stands still.
    """

    simulated = False

    def __init__(self, start: datetime = DEFAULT_START, *, bot: str = "the bot") -> None:
        self.start = start
        self.certificate = Certificate()
        self.certificate.record(Escape.REAL_TIME, bot)
        self._lock = threading.Lock()
        self._shown = start
        self._runs_since: float | None = None
        self._last_sign = start
        self._pending: list[Callable[[], None]] = []
        self._in_flight = 0
        self._errors: list[BaseException] = []

    @contextmanager
    def running(self) -> Iterator["WallClock"]:
        """Begin at ``start``; at the end let the bot finish."""
        self._shown = self._last_sign = self.start
        self._runs_since = None
        yield self
        self.settle()

    def now(self) -> datetime:
        """Return the scenario's time, in UTC."""
        if self._runs_since is None:
            return self._shown
        return self._shown + timedelta(seconds=Real.monotonic() - self._runs_since)

    def sign(self) -> None:
        """Take note of a sign of life: the bot called, or answered."""
        with self._lock:
            self._last_sign = max(self._last_sign, self.now())

    def settle(self) -> None:
        """Wait until the bot is quiet; time stands at its last sign."""
        self._run(lambda: False, timedelta(seconds=PATIENCE))

    def advance(self, wait: timedelta) -> None:
        """Let the bot finish, then jump to ``wait`` from now."""
        end = self.now() + wait
        self._run(lambda: False, wait)
        self._shown = max(self._shown, end)

    def travel_to(self, when: datetime) -> None:
        """Move time forward to ``when``."""
        if when < self.now():
            raise ValueError(f"time only moves forward: it is {self.now()}, not yet {when}")
        self.advance(when - self.now())

    def advance_until(self, met: Callable[[], bool], limit: timedelta) -> bool:
        """Wait until ``met()`` or the bot is quiet; in the latter case jump to the limit."""
        end = self.now() + limit
        self._run(met, limit)
        if met():
            return True
        self._shown = max(self._shown, end)
        return False

    def call_soon(self, action: Callable[[], None]) -> None:
        """Have ``action`` run on a thread of its own when time next moves."""
        self._pending.append(action)

    def diagnostics(self) -> tuple[str, ...]:
        """Return nothing: the bot's threads are out of sight."""
        return ()

    def _run(self, met: Callable[[], bool], limit: timedelta) -> None:
        began = self.now()
        self._last_sign = max(self._last_sign, began)
        self._runs_since = Real.monotonic()
        self._shown = began
        self._start_pending()
        while not met() and self.now() - began < limit and not self._quiet():
            Real.sleep(GLANCE)
        stopped = self.now() if met() else max(began, self._last_sign)
        self._shown, self._runs_since = min(stopped, began + limit), None
        if self._errors:
            raise self._errors.pop(0)

    def _quiet(self) -> bool:
        return not self._in_flight and self.now() - self._last_sign > timedelta(seconds=QUIET)

    def _start_pending(self) -> None:
        pending, self._pending = self._pending, []
        self._in_flight += len(pending)
        for action in pending:
            threading.Thread(target=self._carry, args=(action,), daemon=True).start()

    def _carry(self, action: Callable[[], None]) -> None:
        try:
            action()
        except BaseException as error:  # whatever it is, the scenario shall know
            self._errors.append(error)
        finally:
            self.sign()
            with self._lock:
                self._in_flight -= 1
