"""Looks at whoever holds the baton, and bounds in real time what nothing else can bound.

* A thread that waits for something which is not simulated loses the baton, so that others go on.
* A thread that waits outside for longer than ``WORLD_PATIENCE`` ends the scenario.
* A thread that computes for longer than ``COMPUTING_PATIENCE`` is stopped, and ends the scenario.

While somebody sits at a debugger in that thread, or types into it, the watchdog stands still.
"""

import ctypes
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.certificate import Escape
from simulator.errors import NoAnswerFromOutside, Runaway
from simulator.timeflow.patience import (
    COMPUTING_PATIENCE,
    STOPPING_PATIENCE,
    WATCHDOG_GLANCE,
    WORLD_PATIENCE,
)
from simulator.timeflow.real import Real
from simulator.timeflow.system_calls import (
    cpu_of,
    reads_from_this_process,
    reads_the_keyboard,
    sees,
    somebody_computes,
    waits_for,
)
from simulator.timeflow.thread import ManagedThread, State, Stopped

if TYPE_CHECKING:
    from simulator.timeflow.baton import Baton

LOOKS_BETWEEN = 40
"""Looks between telling a thread to stop and telling it again."""
IDLE_LOOKS = 20
"""Looks without any CPU used before a thread counts as waiting.

Looks, not seconds: on a busy machine the watchdog itself comes late.
"""
DEBUGGERS = frozenset(
    {"pdb", "bdb", "code", "IPython", "pudb", "pydevd", "_pydevd_bundle", "debugpy", "wdb", "rpdb"}
)
"""Top-level modules in whose frames a person has the word."""


@dataclass(slots=True)
class _Sight:
    """What was seen of one turn of a thread, from when it got the baton or time moved.

    Attributes:
        thread: The holder.
        turn: Changes whenever the thread parks, time moves, or the next webhook is handled.
        cpu: The thread's CPU seconds at the last look at which it had used any.
        cpu_first: The same, at the first look.
        looks: How often it was looked at since then.
        since: Real time of the look at which ``cpu`` was seen.
        process: The whole process's CPU seconds at that look.
    """

    thread: ManagedThread
    turn: tuple[int, ...]
    cpu: float
    cpu_first: float = field(init=False)
    looks: int = 0
    since: float = field(default_factory=Real.monotonic)
    process: float = field(default_factory=Real.process_time)

    def __post_init__(self) -> None:
        self.cpu_first = self.cpu

    @property
    def idle(self) -> float:
        """Seconds of real time without any CPU used."""
        return Real.monotonic() - self.since

    @property
    def quiet(self) -> bool:
        """Whether the whole process has hardly used any CPU since then."""
        return Real.process_time() - self.process < WATCHDOG_GLANCE * self.looks / 2

    def look_again(self) -> None:
        """Begin to count idle time where the thread has used CPU."""
        cpu = cpu_of(self.thread)
        if cpu != self.cpu:
            self.cpu, self.since, self.process = cpu, Real.monotonic(), Real.process_time()
            self.looks = 0
        self.looks += 1


class Watchdog:
    """Watches one scheduler from a thread that lives in real time."""

    def __init__(self, scheduler: "Baton") -> None:
        self._scheduler = scheduler
        self._watching = False

    def start(self) -> None:
        """Begin to watch, once."""
        if not self._watching:
            self._watching = True
            if not sees():
                self._scheduler.certificate.record(Escape.BLIND, "the watchdog")
            Real.start_new_thread(self._watch, ())

    def stop(self) -> None:
        """Watch no more."""
        self._watching = False

    def _watch(self) -> None:
        sight: _Sight | None = None
        while self._watching:
            Real.sleep(WATCHDOG_GLANCE if self._scheduler.active else 4 * WATCHDOG_GLANCE)
            holder, turn = self._scheduler.holder, self._scheduler.turn
            if not self._scheduler.active or holder is self._scheduler.driver:
                sight = None
            elif sight is None or sight.thread is not holder or sight.turn != turn:
                sight = _Sight(holder, turn, cpu_of(holder))
            elif holder.state is State.RUNNING:
                sight.look_again()
                sight = self._judged(sight)

    def _judged(self, sight: _Sight) -> _Sight | None:
        """Act on what is seen; return what to go on with."""
        if sight.cpu - sight.cpu_first > COMPUTING_PATIENCE:
            self._stop(sight)
            return None
        if sight.looks <= IDLE_LOOKS:
            return sight
        if is_attended(sight.thread):
            return None
        if sees() and self._take_baton_from(sight):
            return None
        if sight.idle > WORLD_PATIENCE:
            self._give_up_waiting_for(sight)
            return None
        return sight

    # A thread that waits ----------------------------------------------------------------------

    def _take_baton_from(self, sight: _Sight) -> bool:
        """Let the others go on if the holder waits for something that is not simulated."""
        quiet = sight.quiet and not somebody_computes()
        others = self._scheduler.has_more_now or self._scheduler.outside.wants_the_baton()
        match waits_for(sight.thread):
            case "lock" if quiet:
                state, escape = State.STUCK, Escape.FOREIGN_LOCK
            case "world" if others:
                state, escape = State.OUTSIDE, Escape.OUTSIDE_WORLD
            case "world" if quiet and reads_from_this_process(sight.thread):
                state, escape = State.STUCK, Escape.ASSUMED_INSIDE
            case _:
                return False
        return self._send_out(sight, state, escape)

    def _give_up_waiting_for(self, sight: _Sight) -> None:
        error = NoAnswerFromOutside(WORLD_PATIENCE, self._scheduler.whereabouts(sight.thread))
        self._scheduler.fatal = error
        self._send_out(sight, State.STUCK, Escape.OUTSIDE_WORLD)

    def _send_out(self, sight: _Sight, state: State, escape: Escape) -> bool:
        """Take the baton from a thread that waits; return whether it still waits.

        First it loses the baton, then it is seen not to have moved: then it cannot have begun
        anything in between, and once it wakes up it finds that it has to queue.
        """
        holder = sight.thread
        self._scheduler.holder_ident = -1
        if cpu_of(holder) != sight.cpu:
            self._give_back(holder)
            return False
        self._scheduler.outside.leaves(holder, state, escape, sight.cpu)
        self._scheduler.pass_on()
        return True

    def _give_back(self, holder: ManagedThread) -> None:
        self._scheduler.holder_ident = holder.ident or -1
        if self._scheduler.outside.forget(holder):
            holder.gate.release()

    # A thread that computes -------------------------------------------------------------------

    def _stop(self, sight: _Sight) -> None:
        """End the scenario with an error, and the thread with ``Stopped``.

        The thread may catch that, so it is told again; what computes in C never hears it. Then it
        is left behind without the baton, and no later scenario can be trusted.
        """
        holder, scheduler = sight.thread, self._scheduler
        scheduler.fatal = Runaway(COMPUTING_PATIENCE, f"{holder.name} at {holder.place()}")
        scheduler.certificate.record(Escape.STOPPED, f"{holder.name} at {holder.place()}")
        end, looks = Real.monotonic() + STOPPING_PATIENCE, 0
        while Real.monotonic() < end:
            if looks % LOOKS_BETWEEN == 0:  # it may take a while to unwind what it was doing
                _raise_in(holder)
            looks += 1
            Real.sleep(WATCHDOG_GLANCE)
            if scheduler.holder is not holder or scheduler.turn != sight.turn:
                return
        scheduler.lose(holder)


def _raise_in(thread: ManagedThread) -> None:
    """Have the bot's code in ``thread`` raise ``Stopped``; leave code of ours alone."""
    frame = sys._current_frames().get(thread.ident or -1)  # noqa: SLF001
    if frame is None or str(frame.f_globals.get("__name__")).startswith(__package__):
        return
    ident = ctypes.c_ulong(thread.ident or 0)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, ctypes.py_object(Stopped))


def is_attended(thread: ManagedThread) -> bool:
    """Return whether a person has the word in ``thread``: at a debugger, or at the keyboard."""
    if reads_the_keyboard(thread):
        return True
    frame = sys._current_frames().get(thread.ident or -1)  # noqa: SLF001
    while frame is not None:
        if str(frame.f_globals.get("__name__")).partition(".")[0] in DEBUGGERS:
            return True
        frame = frame.f_back
    return False
