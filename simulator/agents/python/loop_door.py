"""The door to a server on an event loop: requests in HTTP/1.1, on connections in memory."""

import asyncio
import http.client
import io
from collections.abc import Callable
from concurrent.futures import Future

from simulator.agents.python.memory import MemoryConnection
from simulator.door import Asked, Door, Reply


class LoopDoor(Door):
    """Has a loop's own protocols take each request as if it came over a socket."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, factory: Callable[[], asyncio.BaseProtocol]
    ) -> None:
        self._loop = loop
        self._factory = factory

    def answer(self, asked: Asked) -> Reply:
        """Send one request and return what was answered."""
        answer: Future[bytes] = Future()
        whole = render_request(asked)

        def connect() -> None:
            MemoryConnection(0, answer.set_result).connect(self._factory(), whole)

        self._loop.call_soon_threadsafe(connect)
        return parse_reply(answer.result(), asked.method)


def render_request(asked: Asked) -> bytes:
    """Return a whole request, after which the connection ends."""
    fields = {"Host": "localhost", **asked.headers}
    fields |= {"Content-Length": str(len(asked.body)), "Connection": "close"}
    said = (f"{name}: {value}" for name, value in fields.items())
    lines = [f"{asked.method} {asked.target} HTTP/1.1", *said, "", ""]
    return "\r\n".join(lines).encode("latin-1") + asked.body


def parse_reply(answer: bytes, method: str) -> Reply:
    """Return what a whole answer says; an empty one is what a server gives that broke off."""
    if not answer:
        return Reply(500)
    response = http.client.HTTPResponse(_Source(answer), method=method)  # type: ignore[arg-type]
    response.begin()
    return Reply(response.status, response.read())


class _Source:
    """What ``http.client`` reads from."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, *_: object, **__: object) -> io.BytesIO:
        """Return all of it as a file."""
        return io.BytesIO(self._data)
