"""The real clock and the real primitives, taken before anything is replaced.

They are class attributes because freezegun swaps module globals that are the real functions.
"""

import _thread
import time as clocks


class Real:
    """What the harness itself lives by while the bot lives in simulated time."""

    allocate_lock = staticmethod(_thread.allocate_lock)
    start_new_thread = staticmethod(_thread.start_new_thread)
    get_ident = staticmethod(_thread.get_ident)
    sleep = staticmethod(clocks.sleep)
    time = staticmethod(clocks.time)
    monotonic = staticmethod(clocks.monotonic)
    perf_counter = staticmethod(clocks.perf_counter)
    process_time = staticmethod(clocks.process_time)
    thread_clock = staticmethod(clocks.clock_gettime)
    thread_clock_id = staticmethod(
        getattr(clocks, "pthread_getcpuclockid", lambda _: clocks.CLOCK_PROCESS_CPUTIME_ID)
    )
    """macOS tells only the CPU of all threads together."""
