"""The clock's face: freezegun, started once and moved by nobody but the scheduler.

freezegun gives a program a clock to look at; it wakes nobody. So it is only what threads read. One
freeze per process, started before the bot is imported and never stopped, shows each managed thread
the scenario's time and everybody else real time. This file alone knows freezegun's internals;
``tests/simulator/timeflow/test_face.py`` is the contract with the tested series.
"""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from typing import Any

import freezegun
from freezegun import api

from simulator.certificate import Certificate
from simulator.errors import ClockTaken
from simulator.timeflow import cpython, event_loop, thaw, timer, waits
from simulator.timeflow.early import replace_aliases
from simulator.timeflow.patches import Patches
from simulator.timeflow.real import Real
from simulator.timeflow.refusal import refuse
from simulator.timeflow.scheduler import Scheduler
from simulator.timeflow.thread import innermost_frame_outside

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - freezegun's instants are naive UTC
MICROSECOND = timedelta(microseconds=1)

_UTC_EPOCH = EPOCH.replace(tzinfo=dt.UTC)
_ORIGINAL = {name: getattr(api, name) for name in dir(api) if name.startswith(("real_", "fake_"))}


def micros_of(when: datetime) -> int:
    """Return the aware ``when`` in microseconds since 1970."""
    return (when - _UTC_EPOCH) // MICROSECOND


def moment_of(micros: int) -> datetime:
    """Return what is ``micros`` microseconds after 1970, in UTC."""
    return _UTC_EPOCH + timedelta(microseconds=micros)


def instant(moment: str | dt.date) -> datetime:
    """Return what freezegun understands by ``moment``, in UTC: ``"Jan 14th, 2012"``, a date, ….

    Raises:
        ValueError, TypeError, OverflowError: it understands nothing.
    """
    naive: datetime = api._parse_time_to_freeze(moment)  # noqa: SLF001
    return naive.replace(tzinfo=dt.UTC)


class Face(api.FrozenDateTimeFactory):
    """What freezegun asks for the time.

    Attributes:
        scheduler: Whose time it shows, to managed threads while somebody is inside.
        offset: Microseconds from the scheduler's time to the scenario's UTC.
    """

    def __init__(self, scheduler: Scheduler) -> None:
        super().__init__(EPOCH)
        self.scheduler = scheduler
        self.offset = 0

    def __call__(self) -> datetime:
        """Return the time as naive UTC, the way freezegun wants it."""
        return EPOCH + timedelta(microseconds=self.micros())

    @property
    def shown(self) -> bool:
        """Whether the calling thread sees simulated time."""
        return self.scheduler.active and Real.get_ident() in self.scheduler.threads

    @property
    def on_top(self) -> bool:
        """Whether no freeze of somebody else's lies over this one."""
        return api.freeze_factories[-1] is self

    def micros(self) -> int:
        """Return microseconds since 1970, simulated for managed threads and real for others."""
        if not self.shown:
            return round(Real.time() * 1_000_000)
        return self._read() + self.offset

    def wall(self) -> float:
        """Return seconds since 1970."""
        return self.micros() / 1e6

    def steady(self) -> float:
        """Return seconds that only grow, whenever scenarios begin."""
        return self._read() / 1e6

    def steady_ns(self) -> int:
        """Return nanoseconds that only grow."""
        return self._read() * 1000

    def _read(self) -> int:
        scheduler = self.scheduler
        if Real.get_ident() == scheduler.holder_ident:
            scheduler.spend()
        return scheduler.now

    def tick(self, *_: object, **__: object) -> datetime:
        """Refuse: nobody but the scheduler moves this clock."""
        raise ClockTaken

    move_to = tick  # type: ignore[assignment]


def _repair_functions(face: Face) -> None:
    """Replace freezegun's ``fake_*`` functions before it hands them out.

    Its monotonic clock follows the wall clock, which here may start anew with each scenario, and
    its local time knows no zone. Where a freeze of the user's lies on top of ours, and for
    threads that see real time, the originals answer.
    """
    _stand_in(face, "time", face.wall)
    _stand_in(face, "time_ns", lambda: face.micros() * 1000)
    for name in ("monotonic", "perf_counter"):
        _stand_in(face, name, face.steady)
        _stand_in(face, f"{name}_ns", face.steady_ns)
    for name in ("localtime", "gmtime"):
        _stand_in(face, name, _of_now(face, _ORIGINAL[f"real_{name}"]))
    _stand_in(face, "strftime", _strftime(face))


def _stand_in(face: Face, name: str, shown: Callable[..., Any]) -> None:
    original, real = _ORIGINAL[f"fake_{name}"], _ORIGINAL[f"real_{name}"]

    def fake(*args: Any) -> Any:  # noqa: ANN401 - as the function it stands in for
        if not face.on_top:
            return original(*args)
        return shown(*args) if face.shown else real(*args)

    fake.__name__ = fake.__qualname__ = f"fake_{name}"
    setattr(api, f"fake_{name}", fake)


def _of_now(face: Face, function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda seconds=None: function(face.wall() if seconds is None else seconds)


def _strftime(face: Face) -> Callable[..., str]:
    localtime, real = _ORIGINAL["real_localtime"], _ORIGINAL["real_strftime"]

    def strftime(layout: str, moment: Any = None) -> str:  # noqa: ANN401 - a time tuple
        return str(real(layout, localtime(face.wall()) if moment is None else moment))

    return strftime


def _repair_datetime(face: Face) -> None:
    """Have ``datetime`` answer with libc's and zoneinfo's local time, daylight saving included.

    freezegun adds its constant offset, twice for aware times (``tz_offset`` is never used here).
    """
    real = api.real_datetime

    def now(_: type, tz: dt.tzinfo | None = None) -> datetime:
        return _fake(real.fromtimestamp(face.wall(), tz))

    def utcnow(_: type) -> datetime:
        return _fake(face())

    def today(_: type) -> datetime:
        return now(_)

    def fromtimestamp(_: type, timestamp: float, tz: dt.tzinfo | None = None) -> datetime:
        return _fake(real.fromtimestamp(timestamp, tz))

    def date_today(_: type) -> dt.date:
        return api.date_to_fakedate(real.fromtimestamp(face.wall()))

    for method in (now, utcnow, today, fromtimestamp):
        _repair_classmethod(face, api.FakeDatetime, method.__name__, method)
    _repair_classmethod(face, api.FakeDate, "today", date_today)
    _repair_instants(face)


def _repair_instants(face: Face) -> None:
    real = api.real_datetime
    original_timestamp: Callable[[Any], float] = api.FakeDatetime.timestamp
    original_astimezone: Callable[..., datetime] = api.FakeDatetime.astimezone

    def timestamp(self: datetime) -> float:
        return real.timestamp(self) if face.on_top else original_timestamp(self)

    def astimezone(self: datetime, tz: dt.tzinfo | None = None) -> datetime:
        if not face.on_top:
            return original_astimezone(self, tz)
        return _fake(real.astimezone(self, tz))

    api.FakeDatetime.timestamp = timestamp  # type: ignore[method-assign]
    api.FakeDatetime.astimezone = astimezone  # type: ignore[method-assign, assignment]


def _fake(moment: datetime) -> datetime:
    """Return freezegun's type; its own conversion forgets which of two equal hours it is."""
    return api.datetime_to_fakedatetime(moment).replace(fold=moment.fold)


def _repair_classmethod(face: Face, owner: Any, name: str, repaired: Callable[..., Any]) -> None:  # noqa: ANN401 - a class of freezegun's
    original = getattr(owner, name).__func__

    def method(cls: type, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return (repaired if face.on_top else original)(cls, *args, **kwargs)

    method.__name__ = name
    setattr(owner, name, classmethod(method))


def _refuse_freezes(face: Face) -> None:
    """Have ``freeze_time`` refused to managed threads; elsewhere it stays the user's."""
    freeze = api._freeze_time  # noqa: SLF001 - what freeze_time returns
    real: Callable[..., Any] = freeze.start

    def start(self: Any) -> Any:  # noqa: ANN401 - freezegun's private class
        if face.shown:
            where = innermost_frame_outside(sys._getframe(1), ("freezegun.",))  # noqa: SLF001
            refuse(face.scheduler, ClockTaken(where))
        return real(self)

    freeze.start = start  # type: ignore[method-assign]


class Installation:
    """The process-wide freeze and the replaced primitives under it; there is at most one.

    Attributes:
        scheduler: The time line of this process.
        thaw: What shows the real types for a while.
        certificate: What was already beyond control when it took over.
    """

    def __init__(self, certificate: Certificate) -> None:
        self.certificate = certificate
        self.scheduler = Scheduler(certificate)
        self.face = Face(self.scheduler)
        _repair_functions(self.face)
        _repair_datetime(self.face)
        self._freeze()
        _refuse_freezes(self.face)
        patches = Patches()
        cpython.install(self.scheduler, patches)
        timer.install(self.scheduler, patches)
        waits.install(self.scheduler, patches)
        event_loop.install(patches)
        replace_aliases(patches)

    def _freeze(self) -> None:
        settings = freezegun.config.settings
        ignored, settings.default_ignore_list = settings.default_ignore_list, []
        freezer = freezegun.freeze_time(EPOCH)
        freezer.start()
        api.freeze_factories[-1] = self.face
        settings.default_ignore_list = ignored
        _keep_real(freezer)
        fakes = {
            id(_ORIGINAL[f"real_{name[5:]}"]): getattr(api, name)
            for name in _ORIGINAL
            if name.startswith("fake_") and f"real_{name[5:]}" in _ORIGINAL
        }
        fakes |= {id(api.real_datetime): api.FakeDatetime, id(api.real_date): api.FakeDate}
        self.thaw = thaw.Thaw(fakes, (api.real_datetime, api.real_date))
        thaw.install(self.thaw)


def _keep_real(freezer: Any) -> None:  # noqa: ANN401 - freezegun's private class
    """Give the test runner its real clocks back: durations and time-outs are not the bot's."""
    for module, name, real in freezer.undo_changes:
        if module.__name__.startswith((*cpython.HARNESS_MODULES, "simulator.timeflow.real")):
            setattr(module, name, real)


_installations: list[Installation] = []
_THAWING = Real.allocate_lock()


@contextmanager
def thawed() -> Iterator[None]:
    """Show the real ``datetime`` types inside, to libraries in C that take no others.

    For what the harness does on real time; callable from any thread, and harmless where nothing
    is frozen.
    """
    with _THAWING, _installations[0].thaw.during_import() if _installations else nullcontext():
        yield


def install() -> Installation:
    """Take over time in this process, once; call it before the bot is imported."""
    if not _installations:
        _installations.append(Installation(Certificate()))
    return _installations[0]
