"""What was there before the clock took over: names that modules took, and threads that run."""

import _thread
import queue
import select
import sys
import threading
import time
from collections.abc import Iterator
from types import ModuleType

from simulator.timeflow.cpython import HARNESS_MODULES, name_of
from simulator.timeflow.patches import Patches

_OURS = (*HARNESS_MODULES, "simulator.", "fake_graph.", "scenarios.")
_DEBUGGING = ("pydevd", "_pydevd", "debugpy", "coverage.", "IPython.", "rich.", "tqdm.")
"""Modules whose threads only look on."""

_WAITS = (
    (time, "sleep"),
    (select, "select"),
    (queue, "SimpleQueue"),
    (threading, "Lock"),
    (_thread, "allocate_lock"),
    (_thread, "start_new_thread"),
)


def replace_aliases(patches: Patches) -> None:
    """Replace what modules imported by name, such as ``from time import sleep``.

    What they keep in classes or default arguments is out of reach.
    """
    replaced = {id(patches.original(owner, name)): getattr(owner, name) for owner, name in _WAITS}
    for name, module in tuple(sys.modules.items()):
        if f"{name}.".startswith(_OURS) or not isinstance(module, ModuleType):
            continue
        for alias, value in tuple(vars(module).items()):
            if id(value) in replaced:
                patches.put(module, alias, replaced[id(value)])


def threads_in_real_time(managed: frozenset[int]) -> Iterator[str]:
    """Yield the name of each thread that runs now, is not ``managed`` and nobody of the harness's.

    ``managed`` are idents.
    """
    for thread in threading.enumerate():
        if thread is threading.main_thread() or thread.ident in managed:
            continue
        function = getattr(thread, "_target", None) or type(thread)
        module = f"{getattr(function, '__module__', '')}."
        if not module.startswith((*_OURS, *_DEBUGGING)):
            yield name_of(thread)
