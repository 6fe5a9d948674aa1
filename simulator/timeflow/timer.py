"""``threading.Timer`` as an entry of the agenda: it gets its thread when it is due, not before.

Thousands of reminders are thousands of timers, and a thread that does nothing but wait for its
instant costs a hundred times the time and ten times the memory of an entry. Whoever waits for the
timer itself, by ``join``, gives it its thread at once. Only while it waits it has no ``ident``.
"""

import os
import threading
from collections.abc import Callable
from weakref import WeakKeyDictionary

from simulator.timeflow.agenda import Appointment
from simulator.timeflow.cpython import called_by_harness, name_of, start_bootstrap
from simulator.timeflow.lock import microseconds
from simulator.timeflow.patches import Patches
from simulator.timeflow.place import shown_file
from simulator.timeflow.scheduler import Scheduler
from simulator.timeflow.thread import State

_LIMBO: dict[threading.Thread, threading.Thread] = threading._limbo  # type: ignore[attr-defined]  # noqa: SLF001
"""Where CPython keeps threads that have been started and do not run yet."""


class Timers:
    """The timers of managed threads; those of others are threads as ever."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._waiting: WeakKeyDictionary[threading.Timer, tuple[int, Appointment]] = (
            WeakKeyDictionary()
        )
        self._rests: dict[threading.Timer, float] = {}

    def start(self, timer: threading.Timer) -> None:
        """Stand in for ``Timer.start``."""
        if timer in self._waiting:
            raise RuntimeError("threads can only be started once")
        if not self._can_wait(timer) or called_by_harness():
            threading.Thread.start(timer)
            return
        due = self._scheduler.now + microseconds(timer.interval)
        appointment = self._scheduler.at(due, lambda: self._fire(timer), lambda: _clause(timer))
        self._waiting[timer] = due, appointment
        _LIMBO[timer] = timer

    def _can_wait(self, timer: threading.Timer) -> bool:
        """Return whether a timer only waits; one that was started before starts as ever: not."""
        return (
            isinstance(timer.interval, int | float)
            and type(timer).run is threading.Timer.run
            and "run" not in vars(timer)
            and timer.ident is None
            and self._scheduler.manages_caller()
        )

    def _fire(self, timer: threading.Timer) -> None:
        """Give a timer that is due its thread; nobody waits, as in ``start``, until it runs."""
        self._rests[timer] = 0
        del self._waiting[timer]
        start_bootstrap(timer)

    def _begin(self, timer: threading.Timer) -> None:
        """Give a waiting timer its thread, which waits for what is left."""
        due, appointment = self._waiting.pop(timer)
        appointment.cancel()
        self._rests[timer] = (due - self._scheduler.now) / 1e6
        threading.Thread.start(timer)

    def run(self, timer: threading.Timer) -> None:
        """Stand in for ``Timer.run``."""
        timer.finished.wait(self._rests.pop(timer, timer.interval))
        if not timer.finished.is_set():
            timer.function(*timer.args, **timer.kwargs)
        timer.finished.set()

    def cancel(self, timer: threading.Timer) -> None:
        """Stand in for ``Timer.cancel``."""
        timer.finished.set()
        if timer in self._waiting:
            self._waiting[timer][1].cancel()
            _LIMBO.pop(timer, None)

    def join(self, timer: threading.Timer, timeout: float | None = None) -> None:
        """Stand in for ``Timer.join``."""
        if timer in self._waiting:
            self._begin(timer)
        threading.Thread.join(timer, timeout)

    def is_alive(self, timer: threading.Timer) -> bool:
        """Stand in for ``Timer.is_alive``."""
        if timer in self._waiting:
            return not timer.finished.is_set()
        return threading.Thread.is_alive(timer)

    def set_daemon(self, timer: threading.Timer, daemon: bool) -> None:
        """Stand in for setting ``Timer.daemon``."""
        if timer in self._waiting:
            raise RuntimeError("cannot set daemon status of active thread")
        _DAEMON.__set__(timer, daemon)

    def forget(self) -> None:
        """Begin anew in a forked child, where no timer is alive."""
        self._waiting.clear()
        self._rests.clear()


_DAEMON: property = threading.Thread.daemon  # type: ignore[assignment]


def install(scheduler: Scheduler, patches: Patches) -> None:
    """Replace what a timer does as a thread that waits."""
    timers = Timers(scheduler)
    for method in (timers.start, timers.run, timers.cancel, timers.join, timers.is_alive):
        patches.put(threading.Timer, method.__name__, _as_method(method))
    daemon = property(_DAEMON.fget, timers.set_daemon, doc=_DAEMON.__doc__)
    patches.put(threading.Timer, "daemon", daemon)
    os.register_at_fork(after_in_child=timers.forget)


def _as_method(function: Callable[..., object]) -> Callable[..., object]:
    """Return a function that becomes a method in a class, as one that is bound does not."""

    def method(timer: threading.Timer, *args: object, **kwargs: object) -> object:
        return function(timer, *args, **kwargs)

    return method


def _clause(timer: threading.Timer) -> str:
    """Return what a waiting timer does and where it will go on."""
    code = getattr(timer.function, "__code__", None)
    where = (
        f"{shown_file(code.co_filename)}:{code.co_firstlineno} in {code.co_name}"
        if code
        else "its time"
    )
    return f"{name_of(timer)} {State.PARKED} for {where}"
