"""What asyncio's loops rely on that holds in real time only.

A loop keeps its timers in a heap that orders them by their instant alone. Real clocks never show
two callers the same instant; the simulated one does, and then the heap would forget who was first.

From 3.12 on a loop waits for its child processes with a file among others. Whoever waits for a
child lives in real time, and time stands still meanwhile; so here a thread waits, as before 3.12.
"""

from itertools import count
from types import ModuleType
from typing import Any

from simulator.attaching.imports import when_imported
from simulator.timeflow.patches import Patches


def install(patches: Patches) -> None:
    """Have every loop of this process set orderly timers, and a thread wait for its children."""

    def teach(events: ModuleType) -> None:
        patches.put(events, "TimerHandle", _orderly(events.TimerHandle))

    when_imported("asyncio.events", teach)
    when_imported(
        "asyncio.unix_events",
        lambda unix_events: patches.put(unix_events, "can_use_pidfd", lambda: False),
    )


def _orderly(timer: Any) -> type:  # noqa: ANN401 - asyncio's own class
    serials = count()

    class TimerType(type):
        """Has timers from before pass for instances, as asyncio asks of what it compares."""

        def __instancecheck__(cls, instance: object) -> bool:
            return type.__instancecheck__(timer, instance)

    class OrderlyTimer(timer, metaclass=TimerType):  # type: ignore[misc]
        """A timer that comes before those that were set for the same instant later."""

        __slots__ = ("_serial",)

        def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as asyncio's
            super().__init__(*args, **kwargs)
            self._serial = next(serials)

        def __lt__(self, other: Any) -> bool:  # noqa: ANN401
            """Return whether it comes first."""
            if type(other) is not OrderlyTimer:
                return bool(super().__lt__(other))
            return bool((self._when, self._serial) < (other._when, other._serial))

    return OrderlyTimer
