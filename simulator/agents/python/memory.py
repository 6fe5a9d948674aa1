"""What stands in for sockets where nobody listens: connections and listeners in memory."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

PEER = ("127.0.0.1", 50_000)
"""Who seems to call."""


class MemoryListener:
    """A listening socket, as far as servers look at theirs."""

    family = socket.AF_INET
    type = socket.SOCK_STREAM
    proto = 0

    def __init__(self, port: int) -> None:
        self._address = ("127.0.0.1", port)

    def getsockname(self) -> tuple[str, int]:
        """Return where it would listen."""
        return self._address

    def getpeername(self) -> tuple[str, int]:
        """Return who seems to call."""
        return PEER

    def fileno(self) -> int:
        """Return what no descriptor is."""
        return -1

    def _nothing(self, *_: object) -> None:
        """Do nothing: there is no socket."""

    setsockopt = set_inheritable = setblocking = settimeout = listen = close = _nothing


class MemoryServer(asyncio.AbstractServer):
    """What ``loop.create_server`` returns."""

    def __init__(self, loop: asyncio.AbstractEventLoop, sockets: list[MemoryListener]) -> None:
        self._loop = loop
        self.sockets = sockets
        self._closed = asyncio.Event()

    def get_loop(self) -> asyncio.AbstractEventLoop:
        """Return the loop."""
        return self._loop

    def is_serving(self) -> bool:
        """Return whether it is still open."""
        return not self._closed.is_set()

    async def start_serving(self) -> None:
        """Do nothing: connections come without it."""

    async def serve_forever(self) -> None:
        """Wait until it is closed."""
        await self._closed.wait()

    def close(self) -> None:
        """End ``serve_forever``."""
        self._closed.set()

    close_clients = abort_clients = close

    async def wait_closed(self) -> None:
        """Do nothing: no connection outlives its answer."""


class MemoryConnection(asyncio.Transport):
    """A server's side of a connection on which one request comes and one answer goes."""

    def __init__(self, port: int, on_end: Callable[[bytes], None]) -> None:
        listener = MemoryListener(port)
        super().__init__({"peername": PEER, "sockname": listener.getsockname(), "socket": listener})
        self._on_end = on_end
        self._protocol: Any = None
        self._written = bytearray()
        self._closing = False

    def connect(self, protocol: Any, request: bytes) -> None:  # noqa: ANN401 - any asyncio protocol
        """Have ``protocol`` take one request."""
        self._protocol = protocol
        protocol.connection_made(self)
        self._protocol.data_received(request)

    def write(self, data: Any) -> None:  # noqa: ANN401 - bytes of any kind
        """Take a part of the answer."""
        self._written += data

    def close(self) -> None:
        """End the answer."""
        if not self._closing:
            self._closing = True
            asyncio.get_running_loop().call_soon(self._protocol.connection_lost, None)
            self._on_end(bytes(self._written))

    def abort(self) -> None:
        """End it at once."""
        self.close()

    def write_eof(self) -> None:
        """Do nothing: the answer ends with the connection."""

    def can_write_eof(self) -> bool:
        """Return whether half of it can be closed."""
        return True

    def is_closing(self) -> bool:
        """Return whether it has been closed."""
        return self._closing

    def is_reading(self) -> bool:
        """Return whether requests are read: always."""
        return True

    def set_protocol(self, protocol: Any) -> None:  # noqa: ANN401
        """Have somebody else take what comes."""
        self._protocol = protocol

    def get_protocol(self) -> Any:  # noqa: ANN401
        """Return who takes what comes."""
        return self._protocol

    def get_write_buffer_size(self) -> int:
        """Return how much waits to be sent: nothing."""
        return 0

    def _nothing(self, *_: object, **__: object) -> None:
        """Do nothing: there is no buffer."""

    pause_reading = resume_reading = set_write_buffer_limits = _nothing
