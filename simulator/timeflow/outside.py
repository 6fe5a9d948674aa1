"""Where certainty ends: threads that wait for something that is not simulated.

The watchdog (``simulator.timeflow.watchdog``) takes the baton from a thread that waits for the
world. If it waits for a lock that is not ours, the others and the clock go on; if it waits for the
network or another process, the others go on and the clock stands still. Each such decision is
written on the certificate.
"""

import select
from collections import deque
from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from simulator.certificate import Escape
from simulator.errors import NoAnswerFromOutside
from simulator.timeflow.patience import INSIDE_PATIENCE, WATCHDOG_GLANCE, WORLD_PATIENCE
from simulator.timeflow.real import Real
from simulator.timeflow.system_calls import cpu_of, reads_from_this_process, waits_for
from simulator.timeflow.thread import ManagedThread, State

if TYPE_CHECKING:
    from simulator.timeflow.baton import Baton

Files = Sequence[tuple[int, int]]
"""File descriptors and the ``poll`` events that they are waited for with."""


class Outside:
    """What lies outside simulated time, as far as it matters to one scheduler."""

    def __init__(self, scheduler: "Baton") -> None:
        self._scheduler = scheduler
        self._inbox: deque[ManagedThread | Callable[[], None]] = deque()
        self._bell = Real.allocate_lock()
        self._bell.acquire()
        self._away = 0
        self._stuck: dict[ManagedThread, float] = {}
        self._selecting: dict[ManagedThread, Files] = {}

    # Messages from threads without the baton --------------------------------------------------

    def returned(self, thread: ManagedThread) -> None:
        """Take note that a thread is back from the outside and wants the baton."""
        self._inbox.append(thread)
        self._ring()

    def inject(self, action: Callable[[], None]) -> None:
        """Have ``action`` run under the baton as soon as possible; callable from any thread."""
        self._inbox.append(action)
        self._ring()

    def take_in(self) -> None:
        """Act on what arrived."""
        while self._inbox:
            item = self._inbox.popleft()
            if isinstance(item, ManagedThread):
                if item.state is State.OUTSIDE:
                    self._away -= 1
                self._stuck.pop(item, None)
                self._scheduler.make_ready(item)
            else:
                item()

    def _ring(self) -> None:
        if self._bell.locked():
            try:
                self._bell.release()
            except RuntimeError:  # another thread rang at the same moment
                return

    # Selectors with real file descriptors -----------------------------------------------------

    def select_begins(self, thread: ManagedThread, files: Files) -> None:
        """Note that ``thread`` parks until one of ``files`` is ready."""
        self._selecting[thread] = files

    def select_ends(self, thread: ManagedThread) -> None:
        """Note that ``thread`` does not wait for files any more."""
        self._selecting.pop(thread, None)

    def _answers_driver(self) -> bool:
        """Return whether a file that the driver selects has become ready (after waiting for it)."""
        end = Real.monotonic() + WORLD_PATIENCE
        while self._scheduler.driver in self._selecting and Real.monotonic() < end:
            if self._wake_selectors() or self._inbox:
                return True
            Real.sleep(WATCHDOG_GLANCE)
        return False

    def _wake_selectors(self) -> bool:
        ready = self._ready_selectors()
        for thread in ready:
            self.select_ends(thread)
            self._scheduler.wake(thread)
        return bool(ready)

    def _ready_selectors(self) -> list[ManagedThread]:
        if not self._selecting:
            return []
        selecting = tuple(self._selecting.items())
        wanted: dict[int, int] = {}
        for fd, events in chain.from_iterable(files for _, files in selecting):
            wanted[fd] = wanted.get(fd, 0) | events
        poll = select.poll()
        for fd, events in wanted.items():
            poll.register(fd, events)
        ready = {fd for fd, _ in poll.poll(0)}
        return [thread for thread, files in selecting if any(fd in ready for fd, _ in files)]

    # Before the clock jumps -------------------------------------------------------------------

    def still_busy(self, *, nothing_due: bool) -> bool:
        """Return whether something outside keeps the clock from jumping (after waiting for it)."""
        if self._wake_selectors():
            return True
        if nothing_due and self._answers_driver():
            return True
        if self._stuck and self._stuck_thread_moved():
            return True
        if self._away and self._scheduler.driver.state is not State.RUNNING:
            self._wait_for_the_world()
            return True
        return False

    def _wait_for_the_world(self) -> None:
        began = Real.monotonic()
        while self._away and not self._inbox:
            self._bell.acquire(True, WATCHDOG_GLANCE)
            waited = Real.monotonic() - began
            threads = tuple(self._scheduler.threads.values())
            away = [thread for thread in threads if thread.state is State.OUTSIDE]
            if waited > INSIDE_PATIENCE and all(map(reads_from_this_process, away)):
                for thread in away:
                    self._leave_behind(thread, Escape.ASSUMED_INSIDE)
            elif waited > WORLD_PATIENCE:
                where = "; ".join(self._scheduler.whereabouts(thread) for thread in away)
                self._scheduler.fatal = NoAnswerFromOutside(WORLD_PATIENCE, where)
                for thread in away:
                    self._leave_behind(thread, Escape.OUTSIDE_WORLD)

    def _leave_behind(self, thread: ManagedThread, escape: Escape) -> None:
        self._away -= 1
        self.leaves(thread, State.STUCK, escape, cpu_of(thread))

    def leaves(self, thread: ManagedThread, state: State, escape: Escape, cpu: float) -> None:
        """Write down that ``thread`` waits outside; OUTSIDE stops the clock, STUCK does not.

        A stuck one that has used more than ``cpu`` seconds has got going.
        """
        self._scheduler.certificate.record(escape, f"{thread.name} at {thread.place()}")
        thread.state = state
        if state is State.STUCK:
            self._stuck[thread] = cpu
        else:
            self._away += 1

    def forget(self, thread: ManagedThread) -> bool:
        """Let ``thread`` have the baton that it just asked for; return whether it did."""
        if thread not in self._inbox:
            return False
        self._inbox.remove(thread)
        return True

    def wants_the_baton(self) -> bool:
        """Return whether something from outside waits to go on; callable from any thread."""
        return bool(self._inbox or self._ready_selectors())

    def _stuck_thread_moved(self) -> bool:
        """Return whether a thread left in a foreign lock got going; then it is waited for."""
        Real.sleep(WATCHDOG_GLANCE / 5)
        for thread, cpu in list(self._stuck.items()):
            if thread.state is not State.STUCK:
                del self._stuck[thread]
            elif cpu_of(thread) != cpu or not waits_for(thread):
                del self._stuck[thread]
                thread.state = State.OUTSIDE
                self._away += 1
                return True
        return bool(self._inbox)
