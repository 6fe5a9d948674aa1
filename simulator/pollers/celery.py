"""Celery's worker on a ``memory://`` broker, which looks for messages every second.

Its timer looks every second for what has come due, and every two seconds it says that it is alive,
mostly to nobody. Eager mode has no worker and ignores countdowns; the certificate says so.

Source: ``celery.worker.loops.synloop``, ``celery.utils.timer2``, ``kombu.transport.virtual`` and
``kombu.asynchronous.timer`` as of Celery 5.7.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from simulator.poller import Looks, Poller
from simulator.timeflow.poll import NEVER

_SLACK = 0.01
"""Seconds of simulated time before an entry is due in which the timer looks as ever."""


@dataclass(frozen=True, slots=True)
class _Loop:
    """A worker's loop.

    Attributes:
        transport: That of the worker's connection.
        calls: What its thread drains just now, innermost last: a transport, since when, and for
            how long at most; in seconds of the monotonic clock.
    """

    transport: Any
    calls: list[tuple[Any, float, float | None]] = field(default_factory=list)

    @property
    def looks_itself(self) -> bool:
        """Whether it is the loop that drains, and not a task that waits for its result."""
        return len(self.calls) == 1 and self.calls[0][0] is self.transport

    def round_at(self, look: float) -> float | None:
        """Return how long a round is that ends with ``look``; 0 if it goes on, None without end."""
        _, began, timeout = self.calls[0]
        if timeout is None:
            return None
        return look - began if look - began > timeout - _SLACK else 0


_loops: dict[int, _Loop] = {}
"""By the ident of the thread that is in it."""


def install_timer(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the timer thread, which sleeps a second at most, and waits one when it has nothing."""
    sleep = module.sleep
    init = module.Timer.__init__

    def sleep_between_looks(seconds: float) -> None:
        timer: Any = threading.current_thread()
        stride = _beat(timer, looks.now / 1e6 + seconds)
        with looks.between("Celery's timer", seconds, lambda: _next_entry(timer, looks), stride):
            sleep(seconds)

    def init_and_attend(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        init(self, *args, **kwargs)
        wait: Callable[..., bool] = self.not_empty.wait

        def wait_between_looks(timeout: float | None = None) -> bool:
            with looks.between("Celery's timer", timeout, lambda: _next_entry(self, looks)):
                return wait(timeout)

        self.not_empty.wait = wait_between_looks

    module.sleep = sleep_between_looks
    module.Timer.__init__ = init_and_attend


def _next_entry(timer: Any, looks: Looks) -> float:  # noqa: ANN401 - Celery's
    """Return the last look that sleeps for as long as ever.

    The next one sleeps until the entry is due.
    """
    entries = [one for one in timer.schedule._queue if not _goes_unheard(one.entry)]  # noqa: SLF001
    soonest = min((one.eta for one in entries), default=NEVER)
    return looks.of_monotonic(soonest - timer.schedule.max_interval - _SLACK)


def _beat(timer: Any, look: float) -> float | None:  # noqa: ANN401 - Celery's
    """Return after how many seconds the timer is as it is at ``look``, 0 if never.

    With a heartbeat that is from one beat to the next; without one there is no difference.
    """
    beats = [one for one in timer.schedule._queue if _goes_unheard(one.entry)]  # noqa: SLF001
    if not beats:
        return None
    if len(beats) > 1 or abs(beats[0].eta - look) > _SLACK:
        return 0
    return float(beats[0].entry.fun.__wrapped__.__self__.interval)


def _goes_unheard(entry: Any) -> bool:  # noqa: ANN401 - Celery's
    """Return whether the entry is a heartbeat in memory that nobody listens to."""
    heart = getattr(getattr(entry.fun, "__wrapped__", None), "__self__", None)
    if type(heart).__module__ != "celery.worker.heartbeat" or heart._send_sent_signal:  # type: ignore[union-attr] # noqa: SLF001
        return False
    events = heart.eventer  # type: ignore[union-attr]
    channel = events.producer.channel if events.producer is not None else None
    if channel is None or channel.connection.driver_type != "memory":
        return False
    return not channel.state.exchanges.get(events.exchange.name, {}).get("table")


def install_entries(module: Any, looks: Looks) -> None:  # noqa: ANN401, ARG001 - a module; all have it
    """Have entries that are due together come in the order in which they were made.

    Celery takes that of their addresses in memory, so no two runs would be alike.
    """
    serials: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
    numbers = count()
    init = module.Entry.__init__

    def init_and_number(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        init(self, *args, **kwargs)
        serials[self] = next(numbers)

    def is_before(self: Any, other: Any) -> bool:  # noqa: ANN401
        return serials[self] < serials[other]

    module.Entry.__init__, module.Entry.__lt__ = init_and_number, is_before


def install_loop(module: Any, looks: Looks) -> None:  # noqa: ANN401, ARG001 - a module; all have it
    """Teach the worker's loop: while a thread is in it, it drains the worker's connection."""
    real = module.synloop

    def synloop(obj: Any, connection: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        ident = threading.get_ident()
        _loops[ident] = _Loop(connection.transport)
        try:
            return real(obj, connection, *args, **kwargs)
        finally:
            del _loops[ident]

    module.synloop = synloop


def install_transport(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the transport, which looks for messages every ``polling_interval`` seconds.

    The worker's loop goes round whenever there have been none for two seconds.
    """
    sleep = module.sleep
    drain = module.Transport.drain_events

    def drain_events(self: Any, connection: Any, timeout: float | None = None) -> Any:  # noqa: ANN401
        loop = _loops.get(threading.get_ident())
        if loop is None:
            return drain(self, connection, timeout)
        loop.calls.append((self, looks.now / 1e6, timeout))
        try:
            return drain(self, connection, timeout)
        finally:
            loop.calls.pop()

    def sleep_between_looks(seconds: float) -> None:
        loop = _loops.get(threading.get_ident())
        if loop is None or not loop.looks_itself:
            sleep(seconds)
            return
        stride = loop.round_at(looks.now / 1e6 + seconds)
        with looks.between("Celery's worker", seconds, lambda: _next_message(loop), stride):
            sleep(seconds)

    module.Transport.drain_events = drain_events
    module.sleep = sleep_between_looks


def _next_message(loop: _Loop) -> float:
    """Return never if all queues are in this process and empty, else an instant long ago."""
    transport = loop.transport
    if transport.driver_type != "memory":
        return 0
    for channel in transport.channels:
        for name in channel._active_queues:  # noqa: SLF001
            queue = channel.queues.get(name)
            if queue is not None and queue.queue:
                return 0
    return NEVER


def install_task(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Note countdowns that eager mode ignores."""
    real = module.Task.apply_async

    def apply_async(self: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401
        later = options.get("countdown") or options.get("eta")
        if later and self.app.conf.task_always_eager:
            looks.note_eager(f"the Celery task {self.name}")
        return real(self, *args, **options)

    module.Task.apply_async = apply_async


POLLER = Poller(
    library="celery",
    since=(5, 4),
    modules={
        "celery.utils.timer2": install_timer,
        "celery.worker.loops": install_loop,
        "kombu.asynchronous.timer": install_entries,
        "kombu.transport.virtual.base": install_transport,
        "celery.app.task": install_task,
    },
)
