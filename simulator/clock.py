"""Simulated time of one scenario: what its steps move and what its customers live by."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from simulator.certificate import Escape
from simulator.errors import BotError, ClockTaken
from simulator.skip import COSTLY_SKIP, MOST_WAKERS, Skip
from simulator.timeflow.early import threads_in_real_time
from simulator.timeflow.face import MICROSECOND, install, micros_of, moment_of
from simulator.timeflow.real import Real
from simulator.timeflow.thread import ManagedThread
from simulator.transcript import DEFAULT_START


class Clock:
    """Simulated time of one scenario.

    Attributes:
        start: When the scenario begins.
        simulated: True: the bot's own timers follow.
        certificate: What is beyond control in this process.
        alone: Whether no other scenario runs in this process.
        skips: What each move of time in the present scenario cost.
    """

    simulated = True
    why_not = ""
    landed: datetime | None = None

    def __init__(self, start: datetime = DEFAULT_START, *, alone: bool = False) -> None:
        installation = install()
        self._scheduler = installation.scheduler
        self._face = installation.face
        self.certificate = installation.certificate
        self.start = start
        self.alone = alone
        self.skips: list[Skip] = []
        self._instant = (0, moment_of(0))
        """The last that somebody asked for, and its name: many ask at one instant."""

    @contextmanager
    def running(self) -> Iterator["Clock"]:
        """Live in simulated time: begin at ``start``; afterwards drain what is left over."""
        self._scheduler.enter()
        self.skips.clear()
        try:
            self._scheduler.begin_day()
            self.settle()
            self.show(self.start)
            self._scheduler.companions.begin(self._micros, self._micros + self._face.offset)
            known = self._scheduler.residents()
            try:
                yield self
            except BaseException:
                with suppress(Exception):  # that it failed is what matters
                    self._drain()
                raise
            self._drain()
            self._note_leftovers(known)
        finally:
            self._scheduler.leave()

    @contextmanager
    def paused(self) -> Iterator["Clock"]:
        """Live in simulated time without moving it, to import the bot or to look around."""
        for thread in threads_in_real_time(frozenset(self._scheduler.threads)):
            self.certificate.record(Escape.EARLY_THREAD, thread)
        self._scheduler.enter()
        try:
            self.show(self.start)
            yield self
        finally:
            self._scheduler.leave()

    def show(self, when: datetime) -> None:
        """Have this instant be ``when``."""
        self._face.offset = micros_of(when) - self._micros

    def now(self) -> datetime:
        """Return the scenario's time, in UTC."""
        micros = self._micros + self._face.offset
        instant = self._instant
        if micros != instant[0]:
            self._instant = instant = (micros, moment_of(micros))
        return instant[1]

    def settle(self) -> None:
        """Let the bot do all that it can do at this instant."""
        self._run_until(self._micros)

    def advance(self, wait: timedelta) -> None:
        """Move time by ``wait``; everything due on the way happens at its time."""
        with self._measured():
            self._run_until(self._micros + wait // MICROSECOND)

    def travel_to(self, when: datetime) -> None:
        """Move time forward to ``when``.

        Raises:
            ValueError: ``when`` has passed.
        """
        wait = when - self.now()
        if wait < timedelta():
            raise ValueError(f"time only moves forward: it is {self.now()}, not yet {when}")
        self.advance(wait)

    def advance_until(self, met: Callable[[], bool], limit: timedelta) -> bool:
        """Move time until ``met()``, by ``limit`` at most; return whether it was met.

        Time stands at the instant at which it was met, or at the end of the limit.
        """
        end = self._micros + limit // MICROSECOND
        with self._measured():
            self.settle()
            while not met():
                if self._micros >= end:
                    return False
                self._run_until(end, watching=True)
        return True

    def call_soon(self, action: Callable[[], None]) -> None:
        """Have ``action`` run at this instant on a thread of the bot's, when time next moves."""
        self._scheduler.at(self._micros, action)

    def call_at(self, when: datetime, action: Callable[[], None]) -> Callable[[], None]:
        """Have ``action`` run at ``when``, as time passes it; return what calls it off."""
        wait = max(when - self.now(), timedelta()) // MICROSECOND
        return self._scheduler.at(self._micros + wait, action).cancel

    def diagnostics(self) -> tuple[str, ...]:
        """Return where the bot's threads wait."""
        return self._scheduler.waiting()

    @property
    def _micros(self) -> int:
        return self._scheduler.now

    def _run_until(self, until: int, *, watching: bool = False) -> None:
        if not self._face.on_top:
            raise ClockTaken
        self._scheduler.run_until(until, watching=watching)

    @contextmanager
    def _measured(self) -> Iterator[None]:
        began, real, wakes = self._micros, Real.perf_counter(), self._scheduler.count_wakes()
        try:
            yield
        finally:
            seconds = Real.perf_counter() - real
            costly = seconds > COSTLY_SKIP
            skip = Skip(
                began=moment_of(began + self._face.offset) - self.start,
                length=timedelta(microseconds=self._micros - began),
                seconds=seconds,
                wakers=self._scheduler.woken_since(wakes)[:MOST_WAKERS] if costly else (),
            )
            self.skips.append(skip)

    def _drain(self) -> None:
        """Let timers that the scenario left behind come due."""

        def settle() -> None:
            with suppress(BotError):  # the scenario is over; this can no longer fail it
                self.settle()

        self._scheduler.companions.end(self._micros)
        self._scheduler.drain(settle)

    def _note_leftovers(self, known: frozenset[ManagedThread]) -> None:
        """Write down by what a later scenario in this process may notice that this one was."""
        if self.alone:
            return
        for place in self._scheduler.sleepers():
            self.certificate.record(Escape.POLLER, place)
        for thread in self._scheduler.residents() - known:
            self.certificate.record(Escape.LEFTOVER, self._scheduler.whereabouts(thread))
