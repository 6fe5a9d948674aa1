"""The door to a bare ``http.server``: its handler takes each request from memory."""

import io
from typing import Any

from simulator.agents.python.loop_door import parse_reply, render_request
from simulator.agents.python.memory import PEER
from simulator.door import Asked, Door, Reply
from simulator.errors import BotRaised


class HandlerDoor(Door):
    """Has a server's own request handler take each request."""

    def __init__(self, server: Any) -> None:  # noqa: ANN401 - a server of any kind
        self._server = server

    def answer(self, asked: Asked) -> Reply:
        """Send one request and return what was answered.

        Raises:
            BotRaised: the handler raised.
        """
        connection = _Connection(render_request(asked))
        try:
            self._server.RequestHandlerClass(connection, PEER, self._server)
        except Exception as error:
            raise BotRaised(error) from error
        return parse_reply(bytes(connection.answer), asked.method)


class _Connection:
    """A socket, as far as handlers look at theirs."""

    def __init__(self, request: bytes) -> None:
        self._request = request
        self.answer = bytearray()

    def makefile(self, *_: object, **__: object) -> io.BytesIO:
        """Return what came in."""
        return io.BytesIO(self._request)

    def sendall(self, data: bytes) -> None:
        """Take a part of the answer."""
        self.answer += data

    def fileno(self) -> int:
        """Return what no descriptor is."""
        return -1

    def _nothing(self, *_: object) -> None:
        """Do nothing: there is no socket."""

    settimeout = setsockopt = shutdown = close = _nothing
