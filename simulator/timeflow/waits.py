"""The waits that are not built on a lock: ``time.sleep``, ``select`` and ``Popen.wait``."""

import select
import selectors
import subprocess
import time
from collections.abc import Callable
from typing import Any

from simulator.attaching.imports import when_imported
from simulator.timeflow.lock import microseconds
from simulator.timeflow.outside import Files
from simulator.timeflow.patches import Patches
from simulator.timeflow.patience import CHILD_GLANCE
from simulator.timeflow.real import Real
from simulator.timeflow.scheduler import Scheduler

_SELECTORS = (
    "EpollSelector",
    "PollSelector",
    "SelectSelector",
    "DevpollSelector",
    "KqueueSelector",
)


def install(scheduler: Scheduler, patches: Patches) -> None:
    """Replace them."""
    patches.put(time, "sleep", _sleep(scheduler))
    patches.put(time, "get_clock_info", _clock_info())
    patches.put(select, "select", _select(scheduler))
    real_selector = _real_selector(selectors.PollSelector.select)
    patches.put(subprocess, "_PopenSelector", real_selector)
    when_imported(
        "multiprocessing.connection",
        lambda module: patches.put(module, "_WaitSelector", real_selector),
    )
    for name in _SELECTORS:
        selector = getattr(selectors, name, None)
        if selector is not None:
            patches.put(selector, "select", _selector_select(scheduler, selector.select))
    patches.put(subprocess.Popen, "wait", _wait_for_child(scheduler))
    patches.put(subprocess, "_time", Real.monotonic)  # what ``communicate(timeout)`` goes by


def _sleep(scheduler: Scheduler) -> Callable[[float], None]:
    def sleep(seconds: float, /) -> None:
        """Let ``seconds`` of simulated time pass."""
        me = scheduler.claim()
        if me is None:
            Real.sleep(seconds)
            return
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if seconds == 0 and not scheduler.wanted:
            scheduler.spend()
            return
        scheduler.park(me, microseconds(seconds))

    return sleep


def _clock_info() -> Callable[[str], Any]:
    real = time.get_clock_info

    def get_clock_info(name: str, /) -> Any:  # noqa: ANN401 - as the function it stands in for
        """Say that clocks tell microseconds.

        An asyncio loop takes what is due within the resolution. With nanoseconds, which a float
        cannot hold for long, it would wait for ever for an instant that has come.
        """
        info = real(name)  # type: ignore[arg-type]
        info.resolution = max(info.resolution, 1e-6)
        return info

    return get_clock_info


def _select(scheduler: Scheduler) -> Callable[..., Any]:
    real = select.select

    def simulated_select(
        readable: Any,  # noqa: ANN401
        writable: Any,  # noqa: ANN401
        exceptional: Any,  # noqa: ANN401
        timeout: float | None = None,
    ) -> Any:  # noqa: ANN401 - as select.select
        """Stand in for ``select.select``; without files it is a sleep."""
        me = scheduler.claim()
        if me is None or timeout is None or readable or writable or exceptional:
            return real(readable, writable, exceptional, timeout)
        scheduler.park(me, microseconds(timeout))
        return [], [], []

    return simulated_select


def _selector_select(scheduler: Scheduler, real: Callable[..., Any]) -> Callable[..., Any]:
    def simulated_select(self: Any, timeout: float | None = None) -> Any:  # noqa: ANN401
        """Stand in for a selector's ``select``: what is ready at once, else a park on the heap."""
        me = scheduler.claim()
        if me is None:
            return real(self, timeout)
        ready = real(self, 0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        scheduler.outside.select_begins(me, _files(self))
        try:
            scheduler.park(me, None if timeout is None else microseconds(timeout))
        finally:
            scheduler.outside.select_ends(me)
        return real(self, 0)

    return simulated_select


def _files(selector: Any) -> Files:  # noqa: ANN401 - a selector of any kind
    if hasattr(selector, "fileno"):
        return [(selector.fileno(), select.POLLIN)]
    kinds = ((selectors.EVENT_READ, select.POLLIN), (selectors.EVENT_WRITE, select.POLLOUT))
    return [
        (key.fd, sum(event for kind, event in kinds if key.events & kind))
        for key in selector.get_map().values()
    ]


def _real_selector(real: Callable[..., Any]) -> type[selectors.BaseSelector]:
    """Return a selector for those who wait for other processes, which live in real time."""
    return type("RealSelector", (selectors.PollSelector,), {"select": real})


def _wait_for_child(scheduler: Scheduler) -> Callable[..., int]:
    real = subprocess.Popen.wait

    def wait(self: "subprocess.Popen[Any]", timeout: float | None = None) -> int:
        """Stand in for ``Popen.wait``: children live in real time, and time stands still."""
        if scheduler.claim() is None or timeout is None:
            return real(self, timeout)
        end = Real.monotonic() + timeout
        while self.poll() is None:
            if Real.monotonic() > end:
                raise subprocess.TimeoutExpired(self.args, timeout)
            Real.sleep(CHILD_GLANCE)
        return self.returncode

    return wait
