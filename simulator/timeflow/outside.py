"""Where certainty ends: threads that wait for something that is not simulated.

A watchdog looks at whoever holds the baton and uses no CPU. If it waits for a lock that is not
ours, the others and the clock go on; if it waits for the network or another process, the others go
on and the clock stands still. Each such decision is written on the certificate.

The waits in this file are the only real ones while a scenario runs; they are bounded by:

* ``GLANCE`` between two looks of the watchdog,
* ``INSIDE_PATIENCE`` until a silent peer is assumed to be in this process,
* ``WORLD_PATIENCE`` until waiting for the outside is an error.
"""

import platform
import select
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.certificate import Escape
from simulator.errors import HarnessError
from simulator.timeflow.real import Real
from simulator.timeflow.thread import ManagedThread, State, innermost_frame_outside

if TYPE_CHECKING:
    from simulator.timeflow.scheduler import Scheduler

GLANCE = 0.005
"""Seconds between two looks at the thread that holds the baton."""
IDLE_GLANCES = 20
"""Looks without any CPU used before a thread counts as waiting."""
INSIDE_PATIENCE = 0.25
WORLD_PATIENCE = 60.0
"""Seconds."""

_LOCK_CALLS = {"x86_64": {202}, "aarch64": {98}}
_WAIT_CALLS = {
    "x86_64": {7, 23, 35, 42, 43, 45, 47, 61, 73, 230, 232, 247, 270, 271, 281, 288},
    "aarch64": {22, 72, 73, 95, 101, 115, 202, 203, 207, 212, 242, 260, 32},
}
_READ_CALLS = {"x86_64": {0, 19}, "aarch64": {63, 65}}
"""futex; poll, select, sleep, connect, accept, recv, wait, flock and their kin; read."""


class Outside:
    """What lies outside simulated time, as far as it matters to one scheduler."""

    def __init__(self, scheduler: "Scheduler") -> None:
        self._scheduler = scheduler
        self._inbox: deque[ManagedThread | Callable[[], None]] = deque()
        self._bell = Real.allocate_lock()
        self._bell.acquire()
        self._away = 0
        self._stuck: dict[ManagedThread, float] = {}
        self._selecting: dict[int, ManagedThread] = {}
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

    def select_begins(self, fd: int, thread: ManagedThread) -> None:
        """Note that ``thread`` parks until the selector ``fd`` is ready."""
        self._selecting[fd] = thread

    def select_ends(self, fd: int) -> None:
        """Note that nobody waits for the selector ``fd`` any more."""
        self._selecting.pop(fd, None)

    def _wake_selectors(self) -> bool:
        if not self._selecting:
            return False
        poll = select.poll()
        for fd in self._selecting:
            poll.register(fd, select.POLLIN)
        ready = [fd for fd, _ in poll.poll(0)]
        for fd in ready:
            self._scheduler.wake(self._selecting.pop(fd))
        return bool(ready)

    # Before the clock jumps -------------------------------------------------------------------

    def still_busy(self) -> bool:
        """Return whether something outside keeps the clock from jumping (after waiting for it)."""
        if self._wake_selectors():
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
            away = [t for t in self._scheduler.threads.values() if t.state is State.OUTSIDE]
            if waited > INSIDE_PATIENCE and len(away) == self._away and self._selecting:
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
            elif _cpu(thread) != cpu:
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
        others = self._scheduler.wanted or bool(self._inbox) or self._selector_ready()
        match _waits_for(holder):
            case "lock" if quiet:
                state, escape = State.STUCK, Escape.FOREIGN_LOCK
            case "world" if others:
                state, escape = State.OUTSIDE, Escape.OUTSIDE_WORLD
            case _:
                return False
        # From here to the next line but one nothing lets go of the GIL: the holder cannot wake up
        # in between, and once it does it finds that it has to queue.
        if _cpu(holder) != cpu:
            return False
        self._scheduler.holder_ident = -1
        self._scheduler.certificate.record(escape, _place(holder))
        holder.state = state
        if state is State.STUCK:
            self._stuck[holder] = _cpu(holder)
        else:
            self._away += 1
        self._scheduler.pass_on()
        return True

    def _selector_ready(self) -> bool:
        poll = select.poll()
        for fd in tuple(self._selecting):
            poll.register(fd, select.POLLIN)
        return bool(self._selecting) and bool(poll.poll(0))


def _place(thread: ManagedThread) -> str:
    from simulator.timeflow.scheduler import HIDDEN_MODULES

    frame = sys._current_frames().get(thread.ident or -1)  # noqa: SLF001
    return f"{thread.name} at {innermost_frame_outside(frame, HIDDEN_MODULES)}"


def _cpu(thread: ManagedThread) -> float:
    try:
        return Real.thread_clock(Real.thread_clock_id(thread.ident or 0))
    except (OSError, OverflowError, ValueError):
        return -1.0


def _waits_for(thread: ManagedThread) -> str:
    """Return ``lock``, ``world``, or nothing where the thread computes or its call is unknown."""
    machine = platform.machine()
    try:
        call = Path(f"/proc/self/task/{thread.native_id}/syscall").read_text().split()
        number = int(call[0])
    except (OSError, ValueError, IndexError):  # it runs, or it has ended
        return ""
    if number in _LOCK_CALLS.get(machine, ()):
        return "lock"
    if number in _WAIT_CALLS.get(machine, ()):
        return "world"
    if number in _READ_CALLS.get(machine, ()):
        return "world" if _is_stream(int(call[1], 16)) else ""
    return ""


def _is_stream(fd: int) -> bool:
    try:
        target = str(Path(f"/proc/self/fd/{fd}").readlink())
    except OSError:
        return False
    return target.startswith(("socket:", "pipe:"))
