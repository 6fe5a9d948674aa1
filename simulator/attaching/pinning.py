"""Processor cores for processes in which one thread runs at a time: handing over is cheaper on one.

Linux only; elsewhere it does nothing. What a bot computes on many threads in C suffers from it, so
it is done on request.
"""

import os
from contextlib import suppress
from pathlib import Path


def pin(pid: int, place: int) -> None:
    """Keep all threads of a process on one core: the ``place``-th of those that we may use.

    Source: https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html
    """
    if not hasattr(os, "sched_setaffinity"):
        return
    # As seen by whoever started us, for we may be kept to one already.
    cores = sorted(os.sched_getaffinity(os.getppid()))
    core = {cores[place % len(cores)]}
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(task.name), core)


def own_place() -> int:
    """Return a place that pytest-xdist's workers do not share: each has two, its bot's too."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return 2 * int(number) if number.isdigit() else 0
