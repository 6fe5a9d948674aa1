"""An asyncio connection without a network: whole HTTP/1.1 requests go in, answers come out."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Respond = Callable[[bytes], Awaitable[bytes]]
"""Takes a whole request as it was written and returns the answer as it is read."""

_HEAD_ENDS = b"\r\n\r\n"
_CHUNKS_END = b"0\r\n\r\n"
_GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"


class MemoryTransport(asyncio.Transport):
    """Stands in for a client's TCP transport; each request that becomes whole is answered."""

    def __init__(self, protocol: Any, respond: Respond) -> None:  # noqa: ANN401 - any asyncio protocol
        super().__init__()
        self._protocol = protocol
        self._respond = respond
        self._loop = asyncio.get_running_loop()
        self._sent = bytearray()
        self._told_to_go_on = False
        self._closing = False
        self._answering: asyncio.Task[None] | None = None
        protocol.connection_made(self)

    def write(self, data: Any) -> None:  # noqa: ANN401 - bytes of any kind
        """Take a part of a request."""
        self._sent += data
        if self._closing:
            return
        head, end, body = bytes(self._sent).partition(_HEAD_ENDS)
        fields = _fields(head)
        if end and _is_whole(fields, body):
            request, self._sent = bytes(self._sent), bytearray()
            self._told_to_go_on = False
            self._answering = self._loop.create_task(self._answer(request))
        elif end and b"expect" in fields and not self._told_to_go_on:
            self._told_to_go_on = True
            self._loop.call_soon(self._protocol.data_received, _GO_ON)

    async def _answer(self, request: bytes) -> None:
        try:
            answer = await self._respond(request)
        except Exception as error:
            self._lose(error)
            return
        if not self._closing:
            self._protocol.data_received(answer)

    def close(self) -> None:
        """End the connection."""
        if self._answering is not None:
            self._answering.cancel()
        self._lose(None)

    abort = close

    def _lose(self, error: Exception | None) -> None:
        if not self._closing:
            self._closing = True
            self._loop.call_soon(self._protocol.connection_lost, error)

    def is_closing(self) -> bool:
        """Return whether it has been closed."""
        return self._closing

    def set_protocol(self, protocol: Any) -> None:  # noqa: ANN401
        """Have somebody else read the answers."""
        self._protocol = protocol

    def get_protocol(self) -> Any:  # noqa: ANN401
        """Return who reads the answers."""
        return self._protocol

    def is_reading(self) -> bool:
        """Return whether answers are read: always."""
        return True

    def get_write_buffer_size(self) -> int:
        """Return how much waits to be sent: nothing."""
        return 0

    def can_write_eof(self) -> bool:
        """Return whether it can be closed half: no."""
        return False

    def pause_reading(self) -> None:
        """Do nothing: the reader keeps what it is given."""

    def resume_reading(self) -> None:
        """Do nothing: nothing has been held back."""

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Do nothing: there is no buffer."""


def _fields(head: bytes) -> dict[bytes, bytes]:
    pairs = (line.partition(b":") for line in head.split(b"\r\n")[1:])
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def _is_whole(fields: dict[bytes, bytes], body: bytes) -> bool:
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        return body.endswith(_CHUNKS_END)
    return len(body) >= int(fields.get(b"content-length", b"0"))
