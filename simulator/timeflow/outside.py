"""Where certainty ends: threads that wait for something that is not simulated.

A watchdog looks at whoever holds the baton and uses no CPU. If it waits for a lock that is not
ours, the others and the clock go on; if it waits for the network or another process, the others go
on and the clock stands still. Each such decision is written on the certificate.

The waits in this file are the only real ones while a scenario runs; they are bounded by:

* ``GLANCE`` between two looks of the watchdog,
* ``INSIDE_PATIENCE`` until a silent peer is assumed to be in this process,
* ``WORLD_PATIENCE`` until waiting for the outside is an error.
"""

import select
from collections import deque
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.certificate import Escape
from simulator.errors import HarnessError
from simulator.timeflow.real import Real
from simulator.timeflow.system_calls import reads_from_this_process, somebody_computes, waits_for
from simulator.timeflow.thread import ManagedThread, State

if TYPE_CHECKING:
    from simulator.timeflow.scheduler import Scheduler

GLANCE = 0.005
"""Seconds between two looks at the thread that holds the baton."""
IDLE_GLANCES = 20
"""Looks without any CPU used before a thread counts as waiting."""
INSIDE_PATIENCE = 0.25
WORLD_PATIENCE = 60.0
"""Seconds."""


Files = Sequence[tuple[int, int]]
"""File descriptors and the ``poll`` events that they are waited for with."""


class Outside:
    """What lies outside simulated time, as far as it matters to one scheduler."""

    def __init__(self, scheduler: "Scheduler") -> None:
        self._scheduler = scheduler
        self._inbox: deque[ManagedThread | Callable[[], None]] = deque()
        self._bell = Real.allocate_lock()
        self._bell.acquire()
        self._away = 0
        self._stuck: dict[ManagedThread, float] = {}
        self._selecting: dict[ManagedThread, Files] = {}
        self._watching = False

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
            Real.sleep(GLANCE)
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
            self._bell.acquire(True, GLANCE)
            waited = Real.monotonic() - began
            threads = tuple(self._scheduler.threads.values())
            away = [thread for thread in threads if thread.state is State.OUTSIDE]
            if waited > INSIDE_PATIENCE and all(map(reads_from_this_process, away)):
                for thread in away:
                    self._leave_behind(thread, Escape.ASSUMED_INSIDE)
            elif waited > WORLD_PATIENCE:
                where = "; ".join(self._scheduler.whereabouts(thread) for thread in away)
                error = HarnessError(f"no answer from outside for {WORLD_PATIENCE:.0f} s: {where}")
                self._scheduler.errors.append(error)
                for thread in away:
                    self._leave_behind(thread, Escape.OUTSIDE_WORLD)

    def _leave_behind(self, thread: ManagedThread, escape: Escape) -> None:
        self._scheduler.certificate.record(escape, _place(thread))
        self._away -= 1
        thread.state = State.STUCK
        self._stuck[thread] = _cpu(thread)

    def _stuck_thread_moved(self) -> bool:
        """Return whether a thread left in a foreign lock got going; then it is waited for."""
        Real.sleep(GLANCE / 5)
        for thread, cpu in list(self._stuck.items()):
            if thread.state is not State.STUCK:
                del self._stuck[thread]
            elif _cpu(thread) != cpu or not waits_for(thread):
                del self._stuck[thread]
                thread.state = State.OUTSIDE
                self._away += 1
                return True
        return bool(self._inbox)

    # The watchdog -----------------------------------------------------------------------------

    def watch(self) -> None:
        """Start the watchdog, once."""
        if not self._watching and Path("/proc/self/task").exists():
            self._watching = True
            Real.start_new_thread(self._watch, ())

    def close(self) -> None:
        """End the watchdog."""
        self._watching = False

    def _watch(self) -> None:
        seen: tuple[ManagedThread, int, float] | None = None
        idle = 0
        busy_process = 0.0
        while self._watching:
            Real.sleep(GLANCE if self._scheduler.active else 4 * GLANCE)
            holder = self._scheduler.holder
            if not self._scheduler.active or holder is self._scheduler.driver:
                seen = None
                continue
            sight = (holder, self._scheduler.switches, _cpu(holder))
            if sight != seen or holder.state is not State.RUNNING:
                seen, idle, busy_process = sight, 0, Real.process_time()
                continue
            idle += 1
            if idle < IDLE_GLANCES:
                continue
            quiet = Real.process_time() - busy_process < GLANCE * idle / 2
            if self._take_baton_from(holder, sight[2], quiet=quiet):
                seen = None

    def _take_baton_from(self, holder: ManagedThread, cpu: float, *, quiet: bool) -> bool:
        """Let the others go on if ``holder`` waits for something that is not simulated."""
        quiet = quiet and not somebody_computes()
        others = self._scheduler.has_more_now or self._inbox or self._ready_selectors()
        match waits_for(holder):
            case "lock" if quiet:
                state, escape = State.STUCK, Escape.FOREIGN_LOCK
            case "world" if others:
                state, escape = State.OUTSIDE, Escape.OUTSIDE_WORLD
            case "world" if quiet and reads_from_this_process(holder):
                state, escape = State.STUCK, Escape.ASSUMED_INSIDE
            case _:
                return False
        # First it loses the baton, then it is seen not to have moved: then it cannot have begun
        # anything in between, and once it wakes up it finds that it has to queue.
        self._scheduler.holder_ident = -1
        if _cpu(holder) != cpu:
            self._give_back(holder)
            return False
        self._scheduler.certificate.record(escape, _place(holder))
        holder.state = state
        if state is State.STUCK:
            self._stuck[holder] = cpu
        else:
            self._away += 1
        self._scheduler.pass_on()
        return True

    def _give_back(self, holder: ManagedThread) -> None:
        self._scheduler.holder_ident = holder.ident or -1
        if holder in self._inbox:
            self._inbox.remove(holder)
            holder.gate.release()


def _place(thread: ManagedThread) -> str:
    return f"{thread.name} at {thread.place()}"


def _cpu(thread: ManagedThread) -> float:
    try:
        return Real.thread_clock(Real.thread_clock_id(thread.ident or 0))
    except (OSError, OverflowError, ValueError):
        return -1.0
