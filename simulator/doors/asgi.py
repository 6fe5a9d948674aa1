"""The door to an ASGI application, called by hand on a loop of its own.

Source: https://asgi.readthedocs.io/en/latest/specs/
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import Future
from typing import Any
from urllib.parse import unquote

from simulator.attaching.loop_thread import LoopThread
from simulator.attaching.raised import expect_exceptions, listen_for_exceptions, without_frames_of
from simulator.door import Asked, Door, Reply
from simulator.errors import BotRaised, BotUnreachable

START_PATIENCE = STOP_PATIENCE = 60.0
"""Seconds of the bot's time that its startup and its shutdown may take."""

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

_RAISABLE = (Exception, SystemExit, asyncio.CancelledError)
"""What a bot may raise; one that exits has not answered either."""

_VERSION = {"version": "3.0", "spec_version": "2.3"}


class AsgiDoor(Door):
    """Has one loop answer all requests, as a server with one worker does.

    A reply is complete when its body is; background tasks go on after it.
    """

    def __init__(self, app: AsgiApp) -> None:
        self._app = app
        self._loop = LoopThread("asgi")
        self._lifespan = _Lifespan()
        self._state: dict[str, Any] = {}
        listen_for_exceptions()

    def start(self) -> None:
        """Let the application start up; one that knows no lifespan is ready at once.

        Raises:
            BotRaised: its startup raised, said that it failed, or took longer than a minute.
        """
        self._loop.begin(self._lifespan.run(self._app, self._state))
        _check(self._lifespan.started, START_PATIENCE, "when it started")

    def close(self) -> None:
        """Let the application shut down, and end its loop; twice is once.

        Raises:
            BotRaised: its shutdown raised, said that it failed, or took longer than a minute.
        """
        if self._loop.loop.is_closed():
            return
        self._loop.loop.call_soon_threadsafe(self._lifespan.shut_down)
        try:
            _check(self._lifespan.ended, STOP_PATIENCE, "when it ended")
        finally:
            self._loop.stop()

    def answer(self, asked: Asked) -> Reply:
        """Call the application with one request.

        Raises:
            BotRaised: it raised, or its framework answered 500 because it raised.
            BotUnreachable: its loop is blocked by the very call that this request is part of.
        """
        if self._loop.is_current():
            raise BotUnreachable(
                asked.path, "its event loop is blocked by the call that asks for it"
            )
        raised = expect_exceptions()
        exchange = _Exchange(asked.body)
        scope = _scope(asked) | {"state": self._state.copy()}
        self._loop.begin(exchange.run(self._app, scope))
        reply = exchange.wait()
        if reply.status == 500 and raised:
            raise BotRaised(raised[0]) from without_frames_of(__file__, raised[0])
        return reply


class _Exchange:
    """One request on its way through the application, and its answer."""

    def __init__(self, body: bytes) -> None:
        self._request: Message | None = {"type": "http.request", "body": body, "more_body": False}
        self._over = asyncio.Event()
        self._answered = threading.Lock()
        self._answered.acquire()
        self._raised: BaseException | None = None
        self._status = 0
        self._chunks: list[bytes] = []

    def wait(self) -> Reply:
        """Return the answer, as soon as it is complete.

        Raises:
            BotRaised: the application raised before.
        """
        self._answered.acquire()
        if self._raised is not None:
            raise BotRaised(self._raised) from without_frames_of(__file__, self._raised)
        return Reply(self._status or 500, b"".join(self._chunks))

    async def run(self, app: AsgiApp, scope: dict[str, Any]) -> None:
        """Call the application; what it raises after its answer, the loop reports as ever."""
        try:
            await app(scope, self._receive, self._send)
        except _RAISABLE as error:
            if not self._over.is_set():
                self._raised = error
            elif not isinstance(error, asyncio.CancelledError):
                context = {"message": "the bot raised after it had answered", "exception": error}
                asyncio.get_running_loop().call_exception_handler(context)
        self._finish()

    async def _receive(self) -> Message:
        request, self._request = self._request, None
        if request is not None:
            return request
        await self._over.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
        elif message["type"] == "http.response.body":
            self._chunks.append(message.get("body", b""))
            if not message.get("more_body", False):
                # Frameworks raise right after their 500: they are heard before the answer is.
                asyncio.get_running_loop().call_soon(self._finish)

    def _finish(self) -> None:
        if not self._over.is_set():
            self._over.set()
            self._answered.release()


class _Lifespan:
    """The application's life from its startup to its shutdown.

    Attributes:
        started: Done when the application is ready, failed when it cannot be.
        ended: Done when the application has ended.
    """

    def __init__(self) -> None:
        self.started: Future[None] = Future()
        self.ended: Future[None] = Future()
        self._shutdown = asyncio.Event()
        self._begun = False
        self._has_spoken = False
        self._failed: RuntimeError | None = None

    async def run(self, app: AsgiApp, state: dict[str, Any]) -> None:
        """Call the application; that it raises without a word means that it knows no lifespan."""
        error: BaseException | None = None
        try:
            scope = {"type": "lifespan", "asgi": _VERSION, "state": state}
            await app(scope, self._receive, self._send)
        except _RAISABLE as raised:
            error = raised
        told = error if error is not None and self._has_spoken else self._failed
        _settle(self.started, told)
        _settle(self.ended, told)

    async def _receive(self) -> Message:
        if not self._begun:
            self._begun = True
            return {"type": "lifespan.startup"}
        await self._shutdown.wait()
        return {"type": "lifespan.shutdown"}

    async def _send(self, message: Message) -> None:
        self._has_spoken = True
        kind = message["type"]
        future = self.started if kind.startswith("lifespan.startup.") else self.ended
        if kind.endswith(".complete"):
            _settle(future, None)
        else:
            # Frameworks raise right after they have said so: that is heard before the words are.
            self._failed = RuntimeError(message.get("message", ""))
            asyncio.get_running_loop().call_soon(_settle, future, self._failed)

    def shut_down(self) -> None:
        """Tell the application to end; called on its loop."""
        self._shutdown.set()


def _check(future: "Future[None]", patience: float, when: str) -> None:
    try:
        error = future.exception(patience)
    except TimeoutError:
        error = TimeoutError(f"not done within {patience:.0f} s")
    if error is not None:
        raise BotRaised(error, when) from without_frames_of(__file__, error)


def _settle(future: "Future[None]", error: BaseException | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)


def _scope(asked: Asked) -> dict[str, Any]:
    fields = {"host": "localhost", "content-length": str(len(asked.body))}
    fields |= {name.lower(): value for name, value in asked.headers.items()}
    return {
        "type": "http",
        "asgi": _VERSION,
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "https",
        "path": unquote(asked.path),
        "raw_path": asked.path.encode("ascii", "replace"),
        "query_string": asked.query.encode("ascii", "replace"),
        "root_path": "",
        "headers": [(n.encode("latin-1"), v.encode("latin-1")) for n, v in fields.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 443),
    }
