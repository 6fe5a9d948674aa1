"""``time``: the functions that freezegun leaves alone.

Source: https://docs.python.org/3/library/time.html
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from simulator.shim import Shim
from simulator.timeflow.face import Installation

_STEADY = ("CLOCK_MONOTONIC", "CLOCK_MONOTONIC_RAW", "CLOCK_BOOTTIME", "CLOCK_UPTIME_RAW")


def install(module: Any, installation: Installation) -> None:  # noqa: ANN401 - a module
    """Teach ``time``; threads that live in real time go on asking the real functions."""
    steady = {getattr(module, name) for name in _STEADY if hasattr(module, name)}

    def shown(real: Callable[..., Any], simulated: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(real)
        def function(*args: Any) -> Any:  # noqa: ANN401
            return (simulated if installation.scheduler.manages_caller() else real)(*args)

        return function

    def clock(
        real: Callable[[int], Any], wall: Callable[[], Any], even: Callable[[], Any]
    ) -> Callable[[int], Any]:
        def simulated(clock_id: int) -> Any:  # noqa: ANN401
            if clock_id == module.CLOCK_REALTIME:
                return wall()
            return even() if clock_id in steady else real(clock_id)

        return shown(real, simulated)

    real_ctime, real_asctime = module.ctime, module.asctime
    module.clock_gettime = clock(
        module.clock_gettime, lambda: time.time(), lambda: time.monotonic()
    )
    module.clock_gettime_ns = clock(
        module.clock_gettime_ns, lambda: time.time_ns(), lambda: time.monotonic_ns()
    )
    module.ctime = shown(real_ctime, lambda when=None: real_ctime(_given(when)))
    module.asctime = shown(
        real_asctime, lambda when=None: real_asctime(when or time.localtime(time.time()))
    )


def _given(when: float | None) -> float:
    return time.time() if when is None else when


SHIM = Shim(module="time", install=install)
