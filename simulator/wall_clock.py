"""Time for bots that already run: one to one while the bot talks, a jump when it is quiet.

Latencies are real. The bot's own timers are not under control, so nothing is learnt from its
silence. What waits for real here: ``BREATH``, ``LULL`` or ``EXPECTATION`` after each last sign of
the bot, ``QUIET_GLANCE`` between two looks, and ``QUIET_PATIENCE`` for a bot that never stops.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from simulator.certificate import Certificate, Escape
from simulator.skip import Skip
from simulator.timeflow.patience import (
    BREATH,
    EXPECTATION,
    LULL,
    QUIET_GLANCE,
    QUIET_PATIENCE,
)
from simulator.timeflow.real import Real
from simulator.transcript import DEFAULT_START

WHY_NOT = (
    "this bot runs on real time, so its own timers do not follow the simulated clock; "
    "let Courtesy start it (wsgi:module:app in process, python:bot.py or node:index.js as a child)"
)
REAL = {"wall clock": "real", "timers": "real", "latencies": "real", "chance": "real"}
"""How far the parts of such a bot's life are under control."""


class WallClock:
    """The scenario's time, for a bot on real time: it runs one to one, and can be put forward."""

    simulated = False

    def __init__(
        self,
        start: datetime = DEFAULT_START,
        *,
        bot: str = "the bot",
        why_not: str = WHY_NOT,
        on_jump: Callable[[datetime], None] | None = None,
    ) -> None:
        """Begin at ``start``; ``on_jump`` is told where time is put forward to."""
        self.start = start
        self.skips: list[Skip] = []
        self.why_not = why_not
        self.landed: datetime | None = None
        self.certificate = Certificate(dict(REAL))
        self.certificate.record(Escape.REAL_TIME, bot)
        self._lock = threading.Lock()
        self._began = Real.monotonic()
        self._skipped = timedelta()
        self._last_sign = Real.monotonic()
        self._in_flight = 0
        self._errors: list[BaseException] = []
        self._agenda: list[tuple[datetime, int]] = []
        self._actions: dict[int, Callable[[], None]] = {}
        self._serials = count()
        self._on_jump = on_jump

    @contextmanager
    def running(self) -> Iterator["WallClock"]:
        """Begin at ``start``; at the end let the bot finish."""
        self._began, self._skipped, self.landed = Real.monotonic(), timedelta(), None
        self._errors.clear()
        self._actions.clear()
        self._tell(self.start)
        yield self
        self.settle()

    def now(self) -> datetime:
        """Return the scenario's time, in UTC."""
        return self.start + self._skipped + timedelta(seconds=Real.monotonic() - self._began)

    def sign(self) -> None:
        """Take note of a sign of life: the bot called, or answered."""
        self._last_sign = Real.monotonic()

    def settle(self) -> None:
        """Wait until the bot is quiet."""
        self._run(_never, timedelta(seconds=QUIET_PATIENCE), BREATH)

    def advance(self, wait: timedelta) -> None:
        """Let the bot finish, then jump to ``wait`` from now."""
        end = self.now() + wait
        self._run(_never, wait, LULL)
        self._skip_to(end)

    def travel_to(self, when: datetime) -> None:
        """Move time forward to ``when``."""
        if when < self.now():
            raise ValueError(f"time only moves forward: it is {self.now()}, not yet {when}")
        self.advance(when - self.now())

    def advance_until(self, met: Callable[[], bool], limit: timedelta) -> bool:
        """Wait until ``met()`` or the bot is quiet; in the latter case jump to the limit."""
        end = self.now() + limit
        self._run(met, limit, EXPECTATION)
        if not met():
            self._skip_to(end)
        return met()

    def call_soon(self, action: Callable[[], None]) -> None:
        """Have ``action`` run at once, on a thread of its own."""
        with self._lock:
            self._in_flight += 1
        threading.Thread(target=self._carry, args=(action,), daemon=True).start()

    def call_at(self, when: datetime, action: Callable[[], None]) -> Callable[[], None]:
        """Have ``action`` run at ``when``, as time passes it; return what calls it off.

        It runs on the scenario's own thread, the next time that the scenario lets time pass.
        """
        with self._lock:
            serial = next(self._serials)
            self._actions[serial] = action
            heappush(self._agenda, (when, serial))

        def cancel() -> None:
            self._actions.pop(serial, None)

        return cancel

    def diagnostics(self) -> tuple[str, ...]:
        """Return nothing: the bot's threads are out of sight."""
        return ()

    def _run(self, met: Callable[[], bool], limit: timedelta, quiet: float) -> None:
        """Let time pass until ``met()``, the limit, or ``quiet`` seconds after the last sign."""
        end = self.now() + limit
        self.sign()
        while not met() and self.now() < end and not self._quiet_for(quiet):
            Real.sleep(QUIET_GLANCE)
            self._do_what_is_due()
        if self._errors:
            raise self._errors.pop(0)

    def _quiet_for(self, seconds: float) -> bool:
        return not self._in_flight and Real.monotonic() - self._last_sign > seconds

    def _skip_to(self, when: datetime) -> None:
        """Jump to ``when``, but stop where something is due and let the bot react to it."""
        while (due := self._next_due()) is not None and due <= when:
            self._jump(due)
            self._do_what_is_due()
            if self._in_flight:
                self.settle()
        self._jump(when)

    def _jump(self, to: datetime) -> None:
        self._skipped += max(to - self.now(), timedelta())
        self.landed = to
        self._tell(to)

    def _tell(self, when: datetime) -> None:
        if self._on_jump is not None:
            self._on_jump(when)

    def _next_due(self) -> datetime | None:
        with self._lock:
            while self._agenda and self._agenda[0][1] not in self._actions:
                heappop(self._agenda)
            return self._agenda[0][0] if self._agenda else None

    def _do_what_is_due(self) -> None:
        while (due := self._next_due()) is not None and due <= self.now():
            with self._lock:
                action = self._actions.pop(heappop(self._agenda)[1], None)
            if action is not None:
                action()

    def _carry(self, action: Callable[[], None]) -> None:
        try:
            action()
        except BaseException as error:  # whatever it is, the scenario shall know
            self._errors.append(error)
        finally:
            self.sign()
            with self._lock:
                self._in_flight -= 1


def _never() -> bool:
    return False
