"""Simulated time as scenarios and the bot see it.

``Clock`` is what a scenario moves. freezegun is only its face: one freeze per process, started
before the bot is imported and never stopped, shows each thread of the bot the scenario's time and
everybody else real time. This file alone knows freezegun's internals;
``tests/simulator/test_clock.py`` is the contract with the tested series.
"""

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import freezegun
from freezegun import api

from simulator.certificate import Certificate, Escape
from simulator.errors import ClockTaken
from simulator.timeflow import cpython, thaw, waits
from simulator.timeflow.patches import Patches
from simulator.timeflow.real import Real
from simulator.timeflow.scheduler import Scheduler
from simulator.transcript import DEFAULT_START

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - freezegun's instants are naive UTC
_MICROSECOND = timedelta(microseconds=1)
_DAY = 86_400_000_000
_DRAINING_ROUNDS = 5
_LONGEST_DRAIN = timedelta(days=400) // _MICROSECOND
_real_api = {name: getattr(api, name) for name in dir(api) if name.startswith(("real_", "fake_"))}


class Face(api.FrozenDateTimeFactory):
    """What freezegun asks for the time.

    Attributes:
        scheduler: Whose time it shows, to managed threads while somebody is inside.
        offset: Microseconds from the scheduler's time to the scenario's UTC.
    """

    def __init__(self, scheduler: Scheduler) -> None:
        super().__init__(_EPOCH)
        self.scheduler = scheduler
        self.offset = 0

    def __call__(self) -> datetime:
        """Return the time as naive UTC, the way freezegun wants it."""
        micros = self.micros()
        return api.real_datetime(1970, 1, 1) + timedelta(microseconds=micros)

    def micros(self) -> int:
        """Return microseconds since 1970, simulated for managed threads and real for others."""
        scheduler = self.scheduler
        if not self.shown:
            return round(Real.time() * 1_000_000)
        if Real.get_ident() == scheduler.holder_ident:
            scheduler.spend()
        return scheduler.now + self.offset

    @property
    def shown(self) -> bool:
        """Whether the calling thread sees simulated time."""
        return self.scheduler.active and Real.get_ident() in self.scheduler.threads

    def tick(self, *_: object, **__: object) -> datetime:
        """Refuse: nobody but the scheduler moves this clock."""
        raise ClockTaken

    move_to = tick  # type: ignore[assignment]


def _on_top(face: Face) -> bool:
    return api.freeze_factories[-1] is face


def _repair_functions(face: Face) -> None:
    """Replace freezegun's ``fake_*`` functions before it hands them out.

    Its monotonic clock follows the wall clock, which here may start anew with each scenario, and
    its local time knows no zone. Where a freeze of the user's lies on top of ours, and for
    threads that see real time, the originals answer.
    """

    def stand_in(name: str, shown: Callable[..., Any], real: Callable[..., Any]) -> None:
        original = _real_api[f"fake_{name}"]

        def fake(*args: Any) -> Any:  # noqa: ANN401 - as the function it stands in for
            if not _on_top(face):
                return original(*args)
            return shown(*args) if face.shown else real(*args)

        fake.__name__ = fake.__qualname__ = f"fake_{name}"
        setattr(api, f"fake_{name}", fake)

    def wall() -> float:
        return face.micros() / 1e6

    def steady() -> float:
        face.micros()
        return face.scheduler.now / 1e6

    def steady_ns() -> int:
        face.micros()
        return face.scheduler.now * 1000

    def with_now(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda seconds=None: function(wall() if seconds is None else seconds)

    real = _real_api
    stand_in("time", wall, real["real_time"])
    stand_in("time_ns", lambda: face.micros() * 1000, real["real_time_ns"])
    for name in ("monotonic", "perf_counter"):
        stand_in(name, steady, real[f"real_{name}"])
        stand_in(f"{name}_ns", steady_ns, real[f"real_{name}_ns"])
    for name in ("localtime", "gmtime"):
        stand_in(name, with_now(real[f"real_{name}"]), real[f"real_{name}"])

    def strftime(layout: str, moment: Any = None) -> str:  # noqa: ANN401 - a time tuple
        when = real["real_localtime"](wall()) if moment is None else moment
        return str(real["real_strftime"](layout, when))

    stand_in("strftime", strftime, real["real_strftime"])


def _repair_datetime(face: Face) -> None:
    """Have ``datetime`` answer with libc's and zoneinfo's local time, daylight saving included.

    freezegun adds its constant offset, twice for aware times (``tz_offset`` is never used here).
    """
    fake, real = api.FakeDatetime, api.real_datetime
    convert = api.datetime_to_fakedatetime
    originals = {
        name: getattr(fake, name) for name in ("now", "utcnow", "fromtimestamp", "timestamp")
    }
    original_today = api.FakeDate.today

    def now(_: type, tz: dt.tzinfo | None = None) -> datetime:
        if not _on_top(face):
            return originals["now"](tz)  # type: ignore[no-any-return]
        return convert(real.fromtimestamp(face.micros() / 1e6, tz))

    def utcnow(_: type) -> datetime:
        return convert(face()) if _on_top(face) else originals["utcnow"]()  # type: ignore[no-any-return]

    def fromtimestamp(_: type, seconds: float, tz: dt.tzinfo | None = None) -> datetime:
        if not _on_top(face):
            return originals["fromtimestamp"](seconds, tz)  # type: ignore[no-any-return]
        return convert(real.fromtimestamp(seconds, tz))

    def timestamp(self: datetime) -> float:
        return real.timestamp(self) if _on_top(face) else originals["timestamp"](self)

    def today(_: type) -> dt.date:
        if not _on_top(face):
            return original_today()
        return api.date_to_fakedate(real.fromtimestamp(face.micros() / 1e6))  # noqa: DTZ006

    fake.now = classmethod(now)  # type: ignore[method-assign, assignment]
    fake.utcnow = classmethod(utcnow)  # type: ignore[method-assign, assignment]
    fake.fromtimestamp = classmethod(fromtimestamp)  # type: ignore[method-assign, assignment]
    fake.timestamp = timestamp  # type: ignore[method-assign]
    fake.today = classmethod(lambda cls: cls.now())  # type: ignore[method-assign, assignment]
    api.FakeDate.today = classmethod(today)  # type: ignore[method-assign, assignment]


class Installation:
    """The process-wide freeze and the replaced primitives under it; there is at most one.

    Attributes:
        scheduler: The time line of this process.
        certificate: What was already beyond control when it took over.
    """

    def __init__(self, certificate: Certificate) -> None:
        self.certificate = certificate
        self.scheduler = Scheduler(certificate)
        self.face = Face(self.scheduler)
        _repair_functions(self.face)
        _repair_datetime(self.face)
        self._freeze()
        patches = Patches()
        cpython.install(self.scheduler, patches)
        waits.install(self.scheduler, patches)

    def _freeze(self) -> None:
        settings = freezegun.config.settings
        ignored, settings.default_ignore_list = settings.default_ignore_list, []
        freezer = freezegun.freeze_time(_EPOCH)
        freezer.start()
        api.freeze_factories[-1] = self.face
        settings.default_ignore_list = ignored
        _keep_real(freezer)
        fakes = {
            id(_real_api[f"real_{name[5:]}"]): getattr(api, name)
            for name in _real_api
            if name.startswith("fake_") and f"real_{name[5:]}" in _real_api
        }
        fakes |= {id(api.real_datetime): api.FakeDatetime, id(api.real_date): api.FakeDate}
        thaw.install(thaw.Thaw(fakes, (api.real_datetime, api.real_date)))


def _keep_real(freezer: Any) -> None:  # noqa: ANN401 - freezegun's private class
    """Give the test runner its real clocks back: durations and time-outs are not the bot's."""
    for module, name, real in freezer.undo_changes:
        if module.__name__.startswith((*cpython.HARNESS_MODULES, "simulator.timeflow.real")):
            setattr(module, name, real)


_installations: list[Installation] = []


def install() -> Installation:
    """Take over time in this process, once; call it before the bot is imported."""
    if not _installations:
        _installations.append(Installation(Certificate()))
    return _installations[0]


class Clock:
    """Simulated time of one scenario.

    Attributes:
        start: When the scenario begins.
        simulated: True: the bot's own timers follow.
        certificate: What is beyond control in this process.
    """

    simulated = True

    def __init__(self, start: datetime = DEFAULT_START) -> None:
        installation = install()
        self._scheduler = installation.scheduler
        self._face = installation.face
        self.certificate = installation.certificate
        self.start = start

    @contextmanager
    def running(self) -> Iterator["Clock"]:
        """Live in simulated time: begin at ``start``; afterwards drain what is left over."""
        self._scheduler.enter()
        try:
            self._align()
            self.show(self.start)
            yield self
            self._drain()
        finally:
            self._scheduler.leave()

    @contextmanager
    def paused(self) -> Iterator["Clock"]:
        """Live in simulated time without moving it, to import the bot or to look around."""
        self._scheduler.enter()
        try:
            self.show(self.start)
            yield self
        finally:
            self._scheduler.leave()

    def show(self, when: datetime) -> None:
        """Have this instant be ``when``."""
        self._face.offset = (when - _EPOCH.replace(tzinfo=UTC)) // _MICROSECOND - self._micros

    def now(self) -> datetime:
        """Return the scenario's time, in UTC."""
        return _utc(self._micros + self._face.offset)

    def settle(self) -> None:
        """Let the bot do all that it can do at this instant."""
        self._run_until(self._micros)

    def advance(self, wait: timedelta) -> None:
        """Move time by ``wait``; everything due on the way happens at its time."""
        self._run_until(self._micros + wait // _MICROSECOND)

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
        end = self._micros + limit // _MICROSECOND
        self.settle()
        while not met():
            due = self._scheduler.next_due()
            if due is None or due > end:
                self._run_until(end)
                return met()
            self._run_until(due)
        return True

    def call_soon(self, action: Callable[[], None]) -> None:
        """Have ``action`` run at this instant on a thread of the bot's, when time next moves."""
        self._scheduler.at(self._micros, action)

    def diagnostics(self) -> tuple[str, ...]:
        """Return where the bot's threads wait."""
        return self._scheduler.waiting()

    @property
    def _micros(self) -> int:
        return self._scheduler.now

    def _run_until(self, until: int) -> None:
        if not _on_top(self._face):
            raise ClockTaken
        self._scheduler.run_until(until)

    def _align(self) -> None:
        """Begin on a whole day of internal time.

        So a thread that polls has the same phase in every scenario, whatever ran before.
        """
        self._scheduler.jump(-(-(self._micros + 1) // _DAY) * _DAY)
        self.settle()

    def _drain(self) -> None:
        """Let timers that the scenario left behind come due, without living through the time."""
        for _ in range(_DRAINING_ROUNDS):
            last = self._scheduler.last_due()
            if last is None:
                return
            self._scheduler.jump(min(last, self._micros + _LONGEST_DRAIN))
            self.settle()


def _utc(micros: int) -> datetime:
    return _EPOCH.replace(tzinfo=UTC) + timedelta(microseconds=micros)
