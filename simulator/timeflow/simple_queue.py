"""``queue.SimpleQueue`` on the simulated lock: the C one waits where nobody can see it."""

import time
from collections import deque
from queue import Empty
from types import GenericAlias
from typing import Any

from simulator.timeflow.lock import SimulatedLock, hybrid_lock


class SimpleQueue:
    """An unbounded queue, for managed threads and others alike.

    ``put`` takes no lock that it could already hold, so finalisers may call it at any moment.
    """

    __class_getitem__ = classmethod(GenericAlias)  # type: ignore[var-annotated]

    def __init__(self) -> None:
        self._items: deque[Any] = deque()
        self._waiters: deque[SimulatedLock] = deque()

    def put(self, item: object, block: bool = True, timeout: float | None = None) -> None:  # noqa: ARG002 - it never waits
        """Put ``item`` at the end and wake whoever waits longest."""
        self._items.append(item)
        try:
            waiter = self._waiters.popleft()
        except IndexError:
            return
        waiter.release()

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: ANN401 - whatever was put
        """Take the first item; wait for it up to ``timeout`` seconds, for ever if None.

        Raises:
            Empty: there is none, or none came in time.
        """
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            try:
                return self._items.popleft()
            except IndexError:
                left = -1.0 if end is None else end - time.monotonic()
            if not block or (end is not None and left <= 0):
                raise Empty
            self._wait(left)

    def _wait(self, seconds: float) -> None:
        waiter = hybrid_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        if self._items or not waiter.acquire(True, seconds):
            try:
                self._waiters.remove(waiter)
            except ValueError:  # a put has found it meanwhile; its item is there
                return

    def put_nowait(self, item: object) -> None:
        """Put ``item`` at the end."""
        self.put(item)

    def get_nowait(self) -> Any:  # noqa: ANN401 - whatever was put
        """Take the first item.

        Raises:
            Empty: there is none.
        """
        return self.get(block=False)

    def empty(self) -> bool:
        """Return whether there is no item."""
        return not self._items

    def qsize(self) -> int:
        """Return how many items there are."""
        return len(self._items)
