"""A thread under the scheduler's care, and what it is doing."""

import sys
from enum import StrEnum
from types import FrameType
from typing import Protocol

from simulator.timeflow.place import shown_file
from simulator.timeflow.poll import Poll
from simulator.timeflow.real import Real

HIDDEN_MODULES = (
    "simulator.",
    "threading.",
    "queue.",
    "concurrent.",
    "asyncio.",
    "selectors.",
    "_pytest.",
)
"""Frames of these modules are plumbing: a thread waits where its own code called them."""

UNKNOWN = "an unknown place"
NETWORK_MODULES = (
    *("socket.", "ssl.", "select.", "socketserver.", "http.", "urllib.", "subprocess."),
    *("urllib3.", "requests.", "httpx.", "httpcore.", "anyio.", "multiprocessing."),
)
"""The same for whoever waits for the world, where somebody's own code called them at all."""


BUSY_READINGS, BUSY_STEP = 20_000, 1_000
"""Readings at one instant that cost nothing, and the microseconds that each later one costs."""


def busy_wait(spent: int) -> int:
    """Return for how many microseconds to park a thread that has read the clock ``spent`` times.

    One that does nothing but read it waits for time to pass: 1 ms at first, and then 1 % of what
    it has waited, so that the world can go on.
    """
    return max(BUSY_STEP, (spent - BUSY_READINGS) * BUSY_STEP // 100)


class State(StrEnum):
    """What a managed thread is doing; exactly one is RUNNING."""

    RUNNING = "runs"
    RUNNABLE = "waits for its turn"
    PARKED = "is parked"
    OUTSIDE = "waits for the world outside"
    STUCK = "waits for something that is not ours"
    LOST = "keeps running"
    IDLE = "has nothing to do"
    DEAD = "has ended"


class Stopped(SystemExit):
    """Raised in a thread of the bot that would never end; threads end by it without a word."""


class Sentinel(Protocol):
    """What is told when a thread ends; ``Thread.join`` waits on it."""

    def thread_ended(self) -> None:
        """Let the joiners go."""


class ManagedThread:
    """A thread that runs only while it holds the baton.

    Attributes:
        gate: A real lock that the thread waits on while it does not hold the baton.
        token: Grows with every wake-up, so that an overtaken time-out is recognised.
        timed_out: Whether the last park ended because its time was up.
        spent: Clock readings in a row at one instant; a busy-wait is recognised by it.
        wait: Microseconds that it was last parked for, None where for ever.
        wakes: How often its time was up.
        poll: What is known of its present wait, where it is one between two looks for work.
        quiet: Looks in vain since anything else happened, as of ``stirs`` happenings.
        left_out: Looks in vain that were left out.
    """

    __slots__ = (
        "gate",
        "ident",
        "left_out",
        "name",
        "native_id",
        "poll",
        "quiet",
        "sentinel",
        "spent",
        "state",
        "stirs",
        "timed_out",
        "token",
        "wait",
        "wakes",
    )

    def __init__(self, name: str) -> None:
        self.name = name
        self.ident: int | None = None
        self.native_id: int | None = None
        self.state = State.RUNNABLE
        self.gate = Real.allocate_lock()
        self.gate.acquire()
        self.token = 0
        self.timed_out = False
        self.sentinel: Sentinel | None = None
        self.spent = 0
        self.wait: int | None = None
        self.wakes = 0
        self.poll: Poll | None = None
        self.quiet = self.stirs = self.left_out = 0

    def __repr__(self) -> str:
        return f"<{self.name} {self.state}>"

    def place(self) -> str:
        """Return ``file:line in function`` of what it is at, plumbing aside."""
        frame = sys._current_frames().get(self.ident or -1)  # noqa: SLF001
        place = innermost_frame_outside(frame, HIDDEN_MODULES + NETWORK_MODULES)
        return innermost_frame_outside(frame, HIDDEN_MODULES) if place == UNKNOWN else place


def innermost_frame_outside(frame: FrameType | None, hidden: tuple[str, ...]) -> str:
    """Return ``file:line in function`` of the innermost frame that is not in a hidden module.

    ``hidden`` are names of modules and packages, each with a dot at its end.
    """
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if not f"{module}.".startswith(hidden):
            code = frame.f_code
            return f"{shown_file(code.co_filename)}:{frame.f_lineno} in {code.co_name}"
        frame = frame.f_back
    return UNKNOWN
