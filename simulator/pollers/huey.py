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
    """Teach the main loop, which also replaces dead threads every so often.

    A round among living threads changes nothing but when the next one is due; that is made up for.
    """
    real = consumer.loop

    def loop(self: Any, health_check_ts: float | None = None) -> Any:  # noqa: ANN401
        if looks.exact:
            return real(self, health_check_ts)
        last = (health_check_ts or NEVER) if self._health_check else NEVER
        began, left_out = looks.now, looks.left_out
        period, interval = self._stop_flag_timeout, self._health_check_interval

        def idle_until() -> float:
            return NEVER if _all_alive(self) else looks.of_monotonic(last + interval)

        with looks.between("huey's consumer", period, idle_until):
            real(self, None)  # to be stopped ends the wait
        if last == NEVER:
            return health_check_ts
        last = _last_round(last, interval, began, period, looks.left_out - left_out)
        now = looks.now / 1e6
        if now < last + interval:
            return last
        self.check_worker_health()
        return now

    consumer.loop = loop


def _all_alive(consumer: Any) -> bool:  # noqa: ANN401 - huey's
    threads = (consumer.scheduler, *(thread for _, thread in consumer.worker_threads))
    return all(map(consumer.environment.is_alive, threads))


def _last_round(last: float, interval: float, began: int, period: float, looks: int) -> float:
    """Return when the last round was, after so many looks that were left out.

    Both are in seconds of the monotonic clock; ``began`` is in microseconds.
    """
    step = round(period * 1e6)
    look = 0
    while True:
        wanted = last + interval
        look = max(look + 1, int((wanted * 1e6 - began) // step))
        while (began + look * step) / 1e6 < wanted:
            look += 1
        if look > looks:
            return last
        last = (began + look * step) / 1e6


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


POLLER = Poller(library="huey", since=(3, 5), modules={"huey.consumer": install})
