"""An asyncio loop on a thread of the bot's, as a server's loop would run."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

END_PATIENCE = 10.0
"""Seconds of the bot's time that its tasks have to end when they are cancelled."""

Result = TypeVar("Result")


class LoopThread:
    """Runs coroutines of the bot's for other threads, all on one loop.

    Started by a thread that lives in simulated time, the loop lives there, too. It is a stock
    loop, whatever policy the bot has set: one of another make would go by a clock of its own.

    Attributes:
        loop: The loop.
    """

    def __init__(self, name: str) -> None:
        self.loop = asyncio.SelectorEventLoop()
        self._tasks: set[asyncio.Task[Any]] = set()  # the loop itself does not keep them
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()
        self.loop.run_until_complete(_end_tasks())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Have the loop run ``work``, in the caller's context; callable from any thread."""
        self.loop.call_soon_threadsafe(self._start, work)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def submit(self, work: Coroutine[Any, Any, Result]) -> "Future[Result]":
        """Do as ``begin`` does, and return what gets the result."""
        future: Future[Result] = Future()
        self.begin(_into(future, work))
        return future

    def is_current(self) -> bool:
        """Return whether the caller runs on the loop's own thread."""
        return threading.current_thread() is self._thread

    def stop(self) -> None:
        """End the loop and its tasks, as ``asyncio.run`` does; threads of its pool are let go."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()


async def _into(future: "Future[Result]", work: Coroutine[Any, Any, Result]) -> None:
    try:
        future.set_result(await work)
    except (Exception, SystemExit, asyncio.CancelledError) as error:
        future.set_exception(error)


async def _end_tasks() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=END_PATIENCE)
