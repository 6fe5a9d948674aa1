"""huey's consumer of a ``MemoryHuey``, whose threads look every now and then.

A worker looks for tasks every ten seconds, the scheduler every second, and the consumer itself ten
times a second whether it shall stop.

Source: ``huey.consumer`` and ``huey.storage`` as of huey 3.5.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from simulator.poller import Looks, Poller
from simulator.timeflow.poll import NEVER


def install(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the three loops."""
    _teach_consumer(module.Consumer, looks)
    _teach_worker(module.Worker, looks)
    _teach_scheduler(module.Scheduler, looks)


def _teach_consumer(consumer: Any, looks: Looks) -> None:  # noqa: ANN401 - huey's
    """Teach the main loop, which also sees after dead threads every so often.

    A thread that dies does so while something happens. So a round in vain changes nothing but
    when the next one is due, and that is made up for.
    """
    real = consumer.loop

    def loop(self: Any, health_check_ts: float | None = None) -> Any:  # noqa: ANN401
        if looks.exact or not (self._health_check and health_check_ts):
            return real(self, health_check_ts)
        began, period = looks.now, self._stop_flag_timeout
        with looks.between("huey's consumer", period, lambda: NEVER):
            real(self, None)  # to be stopped ends the wait
        interval = self._health_check_interval
        health_check_ts = _last_check(health_check_ts, interval, began, period, looks.now)
        now = looks.now / 1e6
        if now >= health_check_ts + interval:
            health_check_ts = now
            self.check_worker_health()
        return health_check_ts

    consumer.loop = loop


def _last_check(check: float, interval: float, began: int, period: float, now: int) -> float:
    """Return when the last round was, of the looks from ``began`` to just before ``now``."""
    step = round(period * 1e6)
    while True:
        look = began + max(1, int(((check + interval) * 1e6 - began) // step)) * step
        while look / 1e6 < check + interval:
            look += step
        if look >= now:
            return check
        check = look / 1e6


def _teach_worker(worker: Any, looks: Looks) -> None:  # noqa: ANN401 - huey's
    real = worker.sleep

    def sleep(self: Any) -> None:  # noqa: ANN401
        steady = self.max_delay if self.delay >= self.max_delay else None
        with looks.between("huey's worker", steady, lambda: _next_task(self.huey)):
            real(self)

    worker.sleep = sleep


def _next_task(huey: Any) -> float:  # noqa: ANN401 - huey's
    return NEVER if _in_memory(huey) and not huey.storage._queue else 0  # noqa: SLF001


def _teach_scheduler(scheduler: Any, looks: Looks) -> None:  # noqa: ANN401 - huey's
    real: Callable[..., None] = scheduler.sleep_for_interval

    def sleep_for_interval(self: Any, start_ts: float, nseconds: float) -> None:  # noqa: ANN401
        with looks.between("huey's scheduler", nseconds, lambda: _next_scheduled(self, looks)):
            real(self, start_ts, nseconds)

    scheduler.sleep_for_interval = sleep_for_interval


def _next_scheduled(scheduler: Any, looks: Looks) -> float:  # noqa: ANN401 - huey's
    huey = scheduler.huey
    if not _in_memory(huey):
        return 0
    due = NEVER
    if huey.storage._schedule:  # noqa: SLF001
        due = looks.of_wall(_unix(huey.storage._schedule[0][0], utc=huey.utc))  # noqa: SLF001
    if scheduler.periodic and huey._registry._periodic_tasks:  # noqa: SLF001
        due = min(due, looks.of_monotonic(scheduler._next_periodic))  # noqa: SLF001
    return due


def _unix(when: datetime, *, utc: bool) -> float:
    """Return seconds since 1970; huey keeps naive times, in UTC or local."""
    return (when.replace(tzinfo=UTC) if utc and when.tzinfo is None else when).timestamp()


def _in_memory(huey: Any) -> bool:  # noqa: ANN401 - huey's
    return type(huey.storage).__name__ == "MemoryStorage"


POLLER = Poller(modules={"huey.consumer": install})
