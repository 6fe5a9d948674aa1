"""The one primitive that is replaced: a lock whose waiting is simulated.

``Condition``, ``Event``, ``Semaphore``, ``Queue``, ``Timer``, ``Future``, thread pools and
schedulers are Python on top of the C lock, so they keep simulated time unpatched.
"""

from collections import deque
from typing import ClassVar

from simulator.timeflow.real import Real
from simulator.timeflow.scheduler import Scheduler
from simulator.timeflow.thread import ManagedThread, State

LONGEST_WAIT = 10**15
"""Microseconds, 31 years: ``threading.TIMEOUT_MAX`` and beyond."""


def microseconds(seconds: float) -> int:
    """Return ``seconds`` as whole microseconds, at least one if there is any wait at all."""
    if seconds <= 0:
        return 0
    return max(1, min(round(seconds * 1_000_000), LONGEST_WAIT))


class SimulatedLock:
    """``threading.Lock`` with first-come-first-served waiting in simulated time.

    It holds a real lock for its state, so threads that are not managed, and managed ones while
    nobody is inside the scheduler, may use it like any other. Made by such a thread, it *is* a
    real lock.
    """

    __slots__ = ("__weakref__", "_inner", "_waiters")

    scheduler: ClassVar[Scheduler]

    def __new__(cls) -> "SimulatedLock":
        """Return a simulated lock to managed threads, a real one to others."""
        if not cls.scheduler.manages_caller():
            return Real.allocate_lock()  # type: ignore[return-value]
        return object.__new__(cls)

    def __init__(self) -> None:
        self._inner = Real.allocate_lock()
        self._waiters: deque[ManagedThread] | None = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock; wait up to ``timeout`` seconds for it, for ever if -1."""
        me = self.scheduler.claim()
        if self._inner.acquire(False):
            return True
        if not blocking:
            if timeout != -1:
                raise ValueError("can't specify a timeout for a non-blocking call")
            return False
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if me is None:
            return self._inner.acquire(True, timeout)
        return timeout != 0 and self._wait(me, None if timeout == -1 else microseconds(timeout))

    def _wait(self, me: ManagedThread, wait: int | None) -> bool:
        if self._waiters is None:
            self._waiters = deque()
        self._waiters.append(me)
        if self._inner.acquire(False):  # an unmanaged thread let go before it could see us
            self._waiters.remove(me)
            return True
        if self.scheduler.park(me, wait):
            return True
        if me in self._waiters:
            self._waiters.remove(me)
        return False

    def release(self) -> None:
        """Let the lock go; ownership passes straight to the first waiter."""
        if self.scheduler.claim() is None:
            self._inner.release()
            if self._waiters:
                self.scheduler.outside.inject(self._offer)
        elif not self._hand_on():
            self._inner.release()

    def _hand_on(self) -> bool:
        waiters = self._waiters
        while waiters:
            waiter = waiters.popleft()
            if waiter.state is State.PARKED:
                self.scheduler.wake(waiter)
                return True
        return False

    def _offer(self) -> None:
        if self._waiters and self._inner.acquire(False) and not self._hand_on():
            self._inner.release()

    def locked(self) -> bool:
        """Return whether somebody holds the lock."""
        return self._inner.locked()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self._inner = Real.allocate_lock()
        self._waiters = None

    acquire_lock, release_lock, locked_lock = acquire, release, locked
