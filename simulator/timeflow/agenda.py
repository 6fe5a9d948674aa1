"""What is due when: appointments in order of time, and within one instant in order of arrival."""

import math
from collections.abc import Callable, Iterator
from heapq import heapify, heappop, heappush
from itertools import count

from simulator.timeflow.thread import ManagedThread

Action = Callable[[], None]

BEGINNING = 1_000_000
"""Microseconds; not 0, which some programs take for no time at all."""
_ROOM = 1024
"""Appointments below which it is not worth while to look for stale ones."""


class Appointment:
    """Something due at an instant: wake a thread (if it still waits), or run an action.

    Attributes:
        sleeper: Says who of the bot's sleeps until then, where that is no thread yet.
    """

    __slots__ = ("action", "sleeper", "thread", "token")

    def __init__(
        self,
        action: Action | None,
        thread: ManagedThread | None,
        token: int,
        sleeper: Callable[[], str] | None = None,
    ) -> None:
        self.action = action
        self.thread = thread
        self.token = token
        self.sleeper = sleeper

    def cancel(self) -> None:
        """Let the instant pass without doing anything."""
        self.action = self.thread = None

    @property
    def stale(self) -> bool:
        """Whether it was cancelled, or the thread was woken by something else meanwhile."""
        if self.thread is None:
            return self.action is None
        return self.thread.token != self.token


Entry = tuple[int, int, int, Appointment]
"""When it is due, when it was made, its serial number, and the appointment."""


class Agenda:
    """Appointments by instant, in microseconds.

    Attributes:
        now: When those are made that are added now.
    """

    def __init__(self) -> None:
        self.now = BEGINNING
        self._heap: list[Entry] = []
        self._serials = count()
        self._room = _ROOM

    def __len__(self) -> int:
        return len(self._heap)

    def add(self, due: int, appointment: Appointment) -> None:
        """Put ``appointment`` at ``due``; now and then throw out what has become stale.

        A wait with a long time-out that ends early leaves its appointment behind.
        """
        heap = self._heap
        if len(heap) > self._room:
            heap[:] = [entry for entry in heap if not entry[-1].stale]
            heapify(heap)
            self._room = 2 * len(heap) + _ROOM
        heappush(heap, (due, self.now, next(self._serials), appointment))

    def next_due(self) -> int | None:
        """Return the instant of the next appointment, None when there is none."""
        heap = self._heap
        while heap and heap[0][-1].stale:
            heappop(heap)
        return heap[0][0] if heap else None

    def soonest(self) -> float:
        """Return the instant of the next appointment, be it stale; callable from any thread."""
        for due, *_ in self._heap[:1]:
            return due
        return math.inf

    def last_due(self) -> int | None:
        """Return the instant of the last appointment, None when there is none."""
        return max((due for due, *_, entry in self._heap if not entry.stale), default=None)

    def peek(self) -> Appointment:
        """Return the next appointment; ask ``next_due`` first, so that it is not a stale one."""
        return self._heap[0][-1]

    def next_sleeper(self) -> ManagedThread | None:
        """Return the thread that is woken next, None where it is no thread that is next."""
        return self._heap[0][-1].thread if self._heap else None

    def pop(self) -> Appointment:
        """Take the next appointment out."""
        return heappop(self._heap)[-1]

    def take(self) -> Entry:
        """Take the next appointment out, such that ``put_back`` can undo it."""
        return heappop(self._heap)

    def move(self, entry: Entry, due: int) -> None:
        """Put an appointment that was taken out at ``due``, as if made as much later as that is."""
        before, made, _, appointment = entry
        heappush(self._heap, (due, made + due - before, next(self._serials), appointment))

    def put_back(self, entry: Entry) -> None:
        """Put an appointment back where it was, also among those of the same instant."""
        heappush(self._heap, entry)

    def sleepers(self) -> Iterator[ManagedThread]:
        """Yield the threads that will wake up by themselves, in order."""
        for *_, entry in sorted(self._heap):
            if entry.thread is not None and not entry.stale:
                yield entry.thread

    def timers(self) -> tuple[str, ...]:
        """Return who will get a thread only when their time has come."""
        entries = (entry for *_, entry in sorted(self._heap) if not entry.stale)
        return tuple(entry.sleeper() for entry in entries if entry.sleeper is not None)

    def forget_threads(self) -> None:
        """Keep the actions only that are nobody's."""
        kept = (e for e in self._heap if e[-1].thread is None and e[-1].sleeper is None)
        self._heap[:] = list(kept)
        heapify(self._heap)
