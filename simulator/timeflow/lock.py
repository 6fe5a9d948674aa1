"""The one primitive that is replaced: a lock whose waiting is simulated.

``Condition``, ``Event``, ``Semaphore``, ``Queue``, ``Timer``, ``Future``, thread pools and
schedulers are Python on top of the C lock, so they keep simulated time unpatched.
"""

from collections import deque
from typing import ClassVar, NoReturn

from simulator.certificate import Escape
from simulator.timeflow.patience import LOAN_PATIENCE
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


class _LockType(type):
    """Has real locks pass for instances: ``isinstance(lock, threading.Lock)`` is true of any."""

    def __instancecheck__(cls, instance: object) -> bool:
        return super().__instancecheck__(instance) or type(instance) is _REAL_TYPE


_REAL_TYPE = type(Real.allocate_lock())


class SimulatedLock(metaclass=_LockType):
    """``threading.Lock`` with first-come-first-served waiting in simulated time.

    It holds a real lock for its state, so threads that are not managed, and managed ones while
    nobody is inside the scheduler, may use it like any other. Made by such a thread, it *is* a
    real lock.
    """

    __slots__ = ("__weakref__", "_inner", "_lent", "_waiters")

    scheduler: ClassVar[Scheduler]

    def __new__(cls) -> "SimulatedLock":
        """Return a simulated lock to managed threads, a real one to others."""
        if not cls.scheduler.manages_caller():
            return Real.allocate_lock()  # type: ignore[return-value]
        return object.__new__(cls)

    def __init__(self) -> None:
        self._inner = Real.allocate_lock()
        self._waiters: deque[ManagedThread] | None = None
        self._lent = False  # to a thread that is not managed

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock; wait up to ``timeout`` seconds for it, for ever if -1."""
        if timeout != -1 and (timeout < 0 or not blocking):
            _refuse(blocking)
        me = self.scheduler.claim()
        if self._inner.acquire(False):
            self._lent = me is None
            return True
        if not blocking:
            return False
        if me is None:
            return self._lend(timeout)
        return timeout != 0 and self._wait(me, None if timeout == -1 else microseconds(timeout))

    def _lend(self, timeout: float) -> bool:
        taken = self._inner.acquire(True, timeout)
        if taken:
            self._lent = True
        return taken

    def _wait(self, me: ManagedThread, wait: int | None) -> bool:
        scheduler = self.scheduler
        if self._lent and self._returned_soon(me):
            return True
        scheduler.finalisers.hold()
        if self._waiters is None:
            self._waiters = deque()
        self._waiters.append(me)
        if self._inner.acquire(False):  # an unmanaged thread let go before it could see us
            self._withdraw(me)
            scheduler.finalisers.let_go()
            return True
        try:
            woken = scheduler.park(me, wait)
        except BaseException:  # only the driver: an error of the bot's, or an interrupt
            if me.timed_out:
                self._withdraw(me)
            else:
                self.release()
            raise
        if not woken:
            self._withdraw(me)
        return woken

    def _returned_soon(self, me: ManagedThread) -> bool:
        """Wait in real time, as others do not know of simulated time; note if it takes long."""
        returned = self._inner.acquire(True, LOAN_PATIENCE)
        self.scheduler.claim()  # the watchdog may have taken it for stuck meanwhile
        if returned:
            self._lent = False
        else:
            self.scheduler.certificate.record(Escape.FOREIGN_LOCK, f"{me.name} at {me.place()}")
        return returned

    def _withdraw(self, me: ManagedThread) -> None:
        if self._waiters and me in self._waiters:
            self._waiters.remove(me)

    def release(self) -> None:
        """Let the lock go; ownership passes straight to the first waiter."""
        self._lent = False
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
        self._lent = False

    acquire_lock, release_lock, locked_lock = acquire, release, locked


def _refuse(blocking: bool) -> NoReturn:
    if blocking:
        raise ValueError("timeout value must be a non-negative number")
    raise ValueError("can't specify a timeout for a non-blocking call")


def hybrid_lock() -> SimulatedLock:
    """Return a simulated lock whoever asks, for what managed threads share with others."""
    lock = object.__new__(SimulatedLock)
    lock.__init__()  # type: ignore[misc]
    return lock
