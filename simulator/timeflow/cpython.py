"""What CPython's threading is made of, replaced: the only file that knows its internals.

Tried on 3.11, 3.12 and 3.13; ``tests/simulator/timeflow/test_cpython.py`` is the contract.
"""

import _thread
import concurrent.futures.thread as pool
import logging
import os
import queue
import re
import sched
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from simulator.errors import TooManyThreads
from simulator.timeflow.lock import SimulatedLock, hybrid_lock
from simulator.timeflow.patches import Patches
from simulator.timeflow.patience import START_PATIENCE
from simulator.timeflow.real import Real
from simulator.timeflow.scheduler import Scheduler
from simulator.timeflow.simple_queue import SimpleQueue
from simulator.timeflow.thread import ManagedThread, State

HARNESS_MODULES = ("_pytest.", "pluggy", "pytest_timeout", "xdist.", "execnet.", "__channelexec__")
"""Their threads live in real time even when they are started from inside a scenario."""

THREADS = 12_000
"""More of them at once are no design: one for each of 10,000 customers would fit."""

_PLUMBING = ("threading", "concurrent.futures.thread", __name__)
_FRAMES_TO_SEARCH = 8
_NUMBER = re.compile(r"[-_]\d+")


class SimulatedHandle:
    """Stands in for 3.13's ``_thread._ThreadHandle``: what ``Thread.join`` waits on."""

    def __init__(self) -> None:
        self.ident: int | None = None
        self._thread: ManagedThread | None = None
        self._process = os.getpid()
        self._running = SimulatedLock()

    def follow(self, thread: ManagedThread) -> None:
        """Be the handle of ``thread``, which is about to start."""
        self._thread = thread
        self._running.acquire(False)

    def thread_ended(self) -> None:
        """Let the joiners go."""
        if self._running.locked():
            self._running.release()

    def is_done(self) -> bool:
        """Return whether the thread has ended."""
        if self._process != os.getpid() and self.ident != Real.get_ident():
            return True  # threads do not survive a fork
        return self._thread is not None and self._thread.state is State.DEAD

    def _set_done(self) -> None:
        self.thread_ended()

    def join(self, timeout: float | None = None) -> None:
        """Wait until the thread has ended, at most ``timeout`` seconds."""
        if self.is_done():
            return
        if self._running.acquire(True, -1 if timeout is None else max(timeout, 0)):
            self._running.release()


class SentinelLock(SimulatedLock):
    """Stands in for ``_thread._set_sentinel``'s lock, which CPython to 3.12 joins on."""

    __slots__ = ()

    def thread_ended(self) -> None:
        """Let the joiners go."""
        if self.locked():
            self.release()


class Threads:
    """Starts the threads of managed threads under the scheduler, and all others as ever."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._real_sentinel = getattr(_thread, "_set_sentinel", None)
        self._real_joinable = getattr(threading, "_start_joinable_thread", None)
        self._real_handle = getattr(_thread, "_ThreadHandle", None)
        self._real_shutdown = threading._shutdown  # type: ignore[attr-defined]  # noqa: SLF001

    def start(
        self,
        function: Callable[..., object],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any] | None = None,
    ) -> int:
        """Stand in for ``_thread.start_new_thread``."""
        keywords = dict(kwargs or {})
        if not self._scheduler.manages_caller() or called_by_harness():
            ident = Real.start_new_thread(function, args, keywords)  # type: ignore[call-arg]
            _await_start(function)
            return ident
        return self._scheduler.launch(self._new(function), lambda: function(*args, **keywords))

    def start_joinable(
        self,
        function: Callable[[], object],
        handle: Any = None,  # noqa: ANN401 - a private class of CPython's
        daemon: bool = True,
    ) -> Any:  # noqa: ANN401 - a private class of CPython's
        """Stand in for 3.13's ``_thread._start_joinable_thread``."""
        owner = getattr(function, "__self__", None)
        if not self._scheduler.manages_caller() or called_by_harness():
            if isinstance(handle, SimulatedHandle):
                handle = self._real_handle()  # type: ignore[misc]
                owner._handle = handle  # type: ignore[union-attr]  # noqa: SLF001
            started = self._real_joinable(function, handle=handle, daemon=daemon)  # type: ignore[misc]
            _await_start(function)
            return started
        if not isinstance(handle, SimulatedHandle):
            handle = SimulatedHandle()
            if isinstance(owner, threading.Thread):
                owner._handle = handle  # type: ignore[attr-defined]  # noqa: SLF001
        thread = self._new(function)
        thread.sentinel = handle
        handle.follow(thread)
        handle.ident = self._scheduler.launch(thread, function)
        return handle

    def _new(self, function: Callable[..., object]) -> ManagedThread:
        """Return a thread that is about to start.

        Raises:
            RuntimeError: there are too many, in Python's words for a system that has no more.
        """
        scheduler, name = self._scheduler, _name_of(function)
        if len(scheduler.threads) > THREADS:
            starter = scheduler.holder
            where = f"{starter.name} at {starter.place()}"
            scheduler.fatal = TooManyThreads(len(scheduler.threads), name, where)
            raise RuntimeError("can't start new thread")
        return ManagedThread(name)

    def handle(self) -> Any:  # noqa: ANN401 - a private class of CPython's
        """Stand in for 3.13's ``_thread._ThreadHandle``."""
        if self._scheduler.manages_caller():
            return SimulatedHandle()
        return self._real_handle()  # type: ignore[misc]

    def set_sentinel(self) -> Any:  # noqa: ANN401 - a lock of either kind
        """Stand in for ``_thread._set_sentinel`` (to 3.12)."""
        me = self._scheduler.claim()
        if me is None or me is self._scheduler.driver:
            return self._real_sentinel()  # type: ignore[misc]
        sentinel = SentinelLock()
        me.sentinel = sentinel
        return sentinel

    def after_fork(self) -> None:
        """Begin anew in a forked child.

        A handler's thread is not one of ``threading``'s. CPython before 3.11.8 and 3.12.2 forgets
        to make it whole as the child's main thread, and such a child could not end well.
        """
        self._scheduler.forget_threads()
        main: Any = threading.main_thread()
        if getattr(main, "_tstate_lock", main) is None:
            main._set_tstate_lock()  # noqa: SLF001

    def shutdown(self) -> None:
        """Stand in for ``threading._shutdown``: parked threads of the bot do not hold up the end.

        At the end of a real process they would be waited for; here nobody moves their clock.
        """
        for thread in tuple(self._scheduler.threads.values()):
            if thread is not self._scheduler.driver:
                thread.state = State.DEAD
                if thread.sentinel is not None:
                    thread.sentinel.thread_ended()
        self._real_shutdown()


def install(scheduler: Scheduler, patches: Patches) -> None:
    """Replace the C lock, thread start and what is built on C without the lock."""
    SimulatedLock.scheduler = scheduler
    threads = Threads(scheduler)
    for module in (threading, _thread):
        patches.put(module, "_allocate_lock", SimulatedLock)
        patches.put(module, "allocate_lock", SimulatedLock)
        patches.put(module, "_start_new_thread", threads.start)
        patches.put(module, "start_new_thread", threads.start)
    patches.put(threading, "Lock", SimulatedLock)
    patches.put(threading, "_set_sentinel", threads.set_sentinel)
    patches.put(threading, "_start_joinable_thread", threads.start_joinable)
    patches.put(threading, "_ThreadHandle", threads.handle)
    patches.put(threading, "_CRLock", _reentrant_lock(scheduler))
    patches.put(threading, "_shutdown", threads.shutdown)
    patches.put(queue, "SimpleQueue", SimpleQueue)
    patches.put(sched.scheduler, "__init__", _scheduler_with_todays_clock())
    _replace_known_locks(patches)
    os.register_at_fork(after_in_child=threads.after_fork)


def _reentrant_lock(scheduler: Scheduler) -> Callable[[], Any]:
    real = threading._CRLock  # type: ignore[attr-defined]  # noqa: SLF001
    on_simulated_lock = threading._PyRLock  # type: ignore[attr-defined]  # noqa: SLF001

    def reentrant_lock() -> Any:  # noqa: ANN401 - a lock of either kind
        return on_simulated_lock() if scheduler.manages_caller() else real()

    return reentrant_lock


def _scheduler_with_todays_clock() -> Callable[..., None]:
    real = sched.scheduler.__init__

    def init(
        self: sched.scheduler,
        timefunc: Callable[[], float] | None = None,
        delayfunc: Callable[[float], object] | None = None,
    ) -> None:
        """Take the clock at the time of the call; the real default was taken at import."""
        real(self, timefunc or time.monotonic, delayfunc or time.sleep)

    return init


def _replace_known_locks(patches: Patches) -> None:
    """Give locks that imports made before us to the scheduler, where bots are known to share them.

    They are simulated locks whose state is real, so the harness can go on using them.
    """
    patches.put(logging, "_lock", _hybrid_reentrant_lock())
    patches.put(pool, "_global_shutdown_lock", hybrid_lock())
    for reference in list(logging._handlerList):  # type: ignore[attr-defined]  # noqa: SLF001
        handler = reference()
        if handler is not None and handler.lock is not None:
            patches.put(handler, "lock", _hybrid_reentrant_lock())


def _hybrid_reentrant_lock() -> Any:  # noqa: ANN401 - a private class of CPython's
    lock = threading._PyRLock()  # type: ignore[attr-defined]  # noqa: SLF001
    lock._block = hybrid_lock()  # noqa: SLF001
    return lock


def _await_start(function: Callable[..., object]) -> None:
    """Wait in real time until a thread that lives in it has said that it runs.

    Whoever starts it waits for that next, and may live in simulated time.
    """
    owner = getattr(function, "__self__", None)
    if isinstance(owner, threading.Thread):
        end = Real.monotonic() + START_PATIENCE
        while not owner._started.is_set() and Real.monotonic() < end:  # type: ignore[attr-defined]  # noqa: SLF001
            Real.sleep(0)


def start_bootstrap(thread: threading.Thread) -> None:
    """Do what ``Thread.start`` does, but for waiting until the thread runs."""
    bootstrap = thread._bootstrap  # type: ignore[attr-defined]  # noqa: SLF001
    if hasattr(threading, "_start_joinable_thread"):
        handle = thread._handle  # type: ignore[attr-defined]  # noqa: SLF001
        threading._start_joinable_thread(bootstrap, handle=handle, daemon=thread.daemon)  # noqa: SLF001
    else:
        threading._start_new_thread(bootstrap, ())  # type: ignore[attr-defined]  # noqa: SLF001


def _name_of(function: Callable[..., object]) -> str:
    owner = getattr(function, "__self__", None)
    return name_of(owner if isinstance(owner, threading.Thread) else function)


def name_of(runs: threading.Thread | Callable[..., object]) -> str:
    """Return a name that does not depend on how many threads there were before."""
    name = runs.name if isinstance(runs, threading.Thread) else _function_name(runs)
    return f"thread {_NUMBER.sub('', name)!r}"


def _function_name(function: Callable[..., object]) -> str:
    return getattr(function, "__name__", "unnamed")


def called_by_harness() -> bool:
    """Return whether pytest, pytest-timeout or xdist asks, looking through threading's frames."""
    frame = sys._getframe(2)  # noqa: SLF001
    for _ in range(_FRAMES_TO_SEARCH):
        name = frame.f_globals.get("__name__", "")
        if name.startswith(HARNESS_MODULES):
            return True
        if name not in _PLUMBING or frame.f_back is None:
            return False
        frame = frame.f_back
    return False
