"""RQ on fakeredis: its scheduler looks every second for jobs that have come due.

Each time it says that it is alive, which is void after a minute. Here it says so once an hour, and
is taken at its word for as long. A worker also has a thread that listens for commands, a minute at
a time.

Source: ``rq.scheduler`` as of RQ 3.0, ``redis.client`` as of redis-py 8.
"""

import threading
from typing import Any

from simulator.poller import Looks, Poller
from simulator.timeflow.poll import NEVER

_LONG_LIFE = 10 * 365 * 86_400
"""Seconds of simulated time that the scheduler's keys live while it does not renew them."""
_RENEWAL = 3_600_000_000
"""Microseconds of simulated time within which it need not renew them."""


class _Attended:
    """The scheduler's loop, with the module ``time`` as it sees it.

    Every command that writes wakes whoever waits for fakeredis, so a look in vain writes nothing.
    """

    def __init__(self, module: Any, looks: Looks) -> None:  # noqa: ANN401 - rq.scheduler
        self._time = module.time
        self._looks = looks
        self._work = module.RQScheduler.work
        self._heartbeat = module.RQScheduler.heartbeat
        self._working: dict[int, Any] = {}
        self._renewed: dict[str, int] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._time, name)

    def work(self, scheduler: Any) -> None:  # noqa: ANN401 - RQ's
        """Stand in for ``RQScheduler.work``."""
        ident = threading.get_ident()
        if not self._looks.exact and _is_fake(scheduler.connection):
            self._working[ident] = scheduler
        try:
            self._work(scheduler)
        finally:
            self._working.pop(ident, None)

    def heartbeat(self, scheduler: Any) -> None:  # noqa: ANN401 - RQ's
        """Stand in for ``RQScheduler.heartbeat``."""
        if threading.get_ident() not in self._working:
            self._heartbeat(scheduler)
            return
        now = self._looks.now
        if now - self._renewed.get(scheduler.name, -_RENEWAL) < _RENEWAL:
            return
        self._renewed[scheduler.name] = now
        self._heartbeat(scheduler)
        for key in (scheduler.key, *map(scheduler.get_locking_key, scheduler.acquired_locks)):
            scheduler.connection.expire(key, _LONG_LIFE)

    def sleep(self, seconds: float) -> None:
        """Stand in for ``time.sleep``."""
        scheduler = self._working.get(threading.get_ident())
        if scheduler is None:
            self._time.sleep(seconds)
            return
        # Asked here, as Redis is not to be asked while another thread has the baton.
        due = min(map(_next_job, scheduler._scheduled_job_registries), default=NEVER)  # noqa: SLF001
        instant = self._looks.of_wall(due)
        with self._looks.between("RQ's scheduler", seconds, lambda: instant):
            self._time.sleep(seconds)


def install_scheduler(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the scheduler."""
    attended = _Attended(module, looks)

    def work(self: Any) -> None:  # noqa: ANN401 - RQ's
        attended.work(self)

    def heartbeat(self: Any) -> None:  # noqa: ANN401 - RQ's
        attended.heartbeat(self)

    module.RQScheduler.work, module.RQScheduler.heartbeat = work, heartbeat
    module.time = attended


def install_client(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the thread that listens; a message ends its wait."""
    real = module.PubSub.parse_response

    def parse_response(self: Any, block: bool = True, timeout: float = 0) -> Any:  # noqa: ANN401
        listens = isinstance(threading.current_thread(), module.PubSubWorkerThread)
        if block or not listens or not _is_fake(self):
            return real(self, block, timeout)
        with looks.between("RQ's listener", timeout, lambda: NEVER):
            return real(self, block, timeout)

    module.PubSub.parse_response = parse_response


def _is_fake(connection: Any) -> bool:  # noqa: ANN401 - a Redis client
    kind = connection.connection_pool.connection_class
    return bool(kind.__module__.startswith("fakeredis"))


def _next_job(registry: Any) -> float:  # noqa: ANN401 - RQ's
    """Return when the first job of a registry is due, in seconds since 1970."""
    first = registry.connection.zrange(registry.key, 0, 0, withscores=True)
    return float(first[0][1]) if first else NEVER


POLLER = Poller(
    library="rq",
    since=(3, 0),
    modules={"rq.scheduler": install_scheduler, "redis.client": install_client},
)
