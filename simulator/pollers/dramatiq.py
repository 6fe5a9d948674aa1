"""dramatiq's worker on a ``StubBroker``: each of its threads looks every second.

Source: ``dramatiq.worker`` and ``dramatiq.brokers.stub`` as of dramatiq 2.2.
"""

import threading
from itertools import count
from typing import Any

from simulator.poller import Looks, Poller
from simulator.timeflow.poll import NEVER


class _Queue:
    """A worker thread's queue, of which it is known when the thread looks into it in vain."""

    def __init__(self, queue: Any, looks: Looks) -> None:  # noqa: ANN401 - a PriorityQueue
        self._queue = queue
        self._looks = looks

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: ANN401
        """Take the first message; a put ends the wait."""
        with self._looks.between("dramatiq's worker", timeout, lambda: NEVER):
            return self._queue.get(block, timeout)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._queue, name)


def install_worker(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the threads that run actors, and have messages of one instant keep their order.

    They are kept in order of the nanosecond in which they came, and a look takes the first out and
    puts it back. Two that came in one nanosecond, as here they may, would change places.
    """
    real = module.WorkerThread.__init__
    item = getattr(module, "_WorkQueueItem", None)
    nanoseconds = count()

    def init(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        real(self, *args, **kwargs)
        self.work_queue = _Queue(self.work_queue, looks)

    def later_item(priority: int, message: Any) -> Any:  # noqa: ANN401
        return item(priority, message, next(nanoseconds))  # type: ignore[misc]

    module.WorkerThread.__init__ = init
    if item is not None:
        module._WorkQueueItem = later_item  # noqa: SLF001


def install_broker(module: Any, looks: Looks) -> None:  # noqa: ANN401 - a module
    """Teach the threads that fetch messages and, once a second, look at delayed ones."""
    consumer = module._StubConsumer  # noqa: SLF001
    real = consumer.__next__

    def fetch(self: Any) -> Any:  # noqa: ANN401
        thread = threading.current_thread()
        period = self.timeout / 1000
        with looks.between("dramatiq's consumer", period, lambda: _next_delayed(thread, looks)):
            return real(self)

    consumer.__next__ = fetch


def _next_delayed(thread: Any, looks: Looks) -> float:  # noqa: ANN401 - dramatiq's
    """Return when the first delayed message is due; one that comes new ends the wait."""
    delayed = getattr(thread, "delay_queue", None)
    if delayed is None or thread.paused or not thread.running:
        return 0
    return looks.of_wall(delayed.queue[0].priority / 1000) if delayed.queue else NEVER


POLLER = Poller(
    library="dramatiq",
    since=(2, 2),
    modules={"dramatiq.worker": install_worker, "dramatiq.brokers.stub": install_broker},
)
