"""HTTP/1.1 as a server reads and writes it on a connection of any kind.

Source: https://www.rfc-editor.org/rfc/rfc9112
"""

import http.client
import io
import socket
from dataclasses import dataclass

from fake_graph import Response

_BYTES = 65536
_HEAD_LIMIT = 256 * 1024
"""Bytes of a request line and its fields; tokens and signed addresses are long, nothing else is."""
_END_OF_HEAD = b"\r\n\r\n"
_WITHOUT_BODY = {204, 304}
_OURS_TO_SAY = {"content-length", "transfer-encoding", "connection", "keep-alive"}


class BadMessage(Exception):
    """What came is not HTTP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A request as it came in.

    Attributes:
        target: A path and query, a whole address, or ``host:port`` of a CONNECT.
        version: ``HTTP/1.0`` or ``HTTP/1.1``.
    """

    method: str
    target: str
    version: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def header(self, name: str) -> str:
        """Return a field's value in any case of its name, empty where it is absent."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def stays(self) -> bool:
        """Whether the connection is kept for another request."""
        wish = (self.header("connection") + self.header("proxy-connection")).lower()
        return "close" not in wish and (self.version != "HTTP/1.0" or "keep-alive" in wish)


class Stream:
    """A connection, read in pieces that have a meaning."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self._buffer = bytearray()

    def receive(self) -> Message | None:
        """Return the next request with its whole body, None where the client has gone.

        Raises:
            BadMessage: it is no request.
            OSError: the client went in the middle of it.
        """
        head = self._head()
        if head is None:
            return None
        message = _parsed(head)
        if "100-continue" in message.header("expect").lower():
            self.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        body = self._body(message)
        return Message(
            method=message.method,
            target=message.target,
            version=message.version,
            headers=message.headers,
            body=body,
        )

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def leftover(self) -> bytes:
        """Return, and forget, what came behind the last request."""
        rest, self._buffer = bytes(self._buffer), bytearray()
        return rest

    def _head(self) -> bytes | None:
        while True:
            while self._buffer.startswith(b"\r\n"):  # allowed between requests
                del self._buffer[:2]
            end = self._buffer.find(_END_OF_HEAD)
            if end >= 0:
                return self._take(end + len(_END_OF_HEAD))
            if len(self._buffer) > _HEAD_LIMIT:
                raise BadMessage("the fields of the request do not end")
            data = self.connection.recv(_BYTES)
            if not data:
                if self._buffer:
                    raise ConnectionResetError("the client went in the middle of a request")
                return None
            self._buffer += data

    def _body(self, message: Message) -> bytes:
        if "chunked" in message.header("transfer-encoding").lower():
            return self._chunks()
        length = message.header("content-length") or "0"
        if not (length.isascii() and length.isdigit()):
            raise BadMessage(f"no length: {length!r}")
        return self._exactly(int(length))

    def _chunks(self) -> bytes:
        body = bytearray()
        while True:
            digits = self._line().partition(b";")[0].strip()
            try:
                size = int(digits, 16)
            except ValueError:
                raise BadMessage(f"no size of a chunk: {digits!r}") from None
            if size == 0:
                while self._line():  # trailers
                    pass
                return bytes(body)
            body += self._exactly(size)
            self._line()

    def _line(self) -> bytes:
        while (end := self._buffer.find(b"\n")) < 0:
            self._more()
        return self._take(end + 1).rstrip(b"\r\n")

    def _exactly(self, length: int) -> bytes:
        while len(self._buffer) < length:
            self._more()
        return self._take(length)

    def _more(self) -> None:
        data = self.connection.recv(_BYTES)
        if not data:
            raise ConnectionResetError("the client went in the middle of a request")
        self._buffer += data

    def _take(self, length: int) -> bytes:
        data = bytes(self._buffer[:length])
        del self._buffer[:length]
        return data


def _parsed(head: bytes) -> Message:
    line, _, fields = head.partition(b"\r\n")
    words = line.decode("latin-1").split()
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        raise BadMessage(f"no request line: {line[:80]!r}")
    try:
        headers = http.client.parse_headers(io.BytesIO(fields))
    except http.client.HTTPException as error:
        raise BadMessage(str(error)) from None
    return Message(
        method=words[0].upper(),
        target=words[1],
        version=words[2],
        headers=tuple(headers.items()),
    )


def rendered(response: Response, message: Message) -> bytes:
    """Return ``response`` to ``message`` as it goes over the wire."""
    reason = http.client.responses.get(response.status, "Unknown")
    lines = [f"HTTP/1.1 {response.status} {reason}"]
    lines += [f"{name}: {v}" for name, v in response.headers if name.lower() not in _OURS_TO_SAY]
    if response.status not in _WITHOUT_BODY:
        lines.append(f"Content-Length: {len(response.body)}")
    lines.append(f"Connection: {'keep-alive' if message.stays else 'close'}")
    head = "\r\n".join((*lines, "", "")).encode("latin-1")
    silent = message.method == "HEAD" or response.status in _WITHOUT_BODY
    return head if silent else head + response.body


def forwarded(message: Message, path: str) -> bytes:
    """Return ``message`` as the proxy sends it on to the host that it is for, for one answer."""
    own = {"proxy-connection", "proxy-authorization", "expect", *_OURS_TO_SAY}
    lines = [f"{message.method} {path} {message.version}"]
    lines += [f"{name}: {value}" for name, value in message.headers if name.lower() not in own]
    if message.body or message.header("content-length") or message.header("transfer-encoding"):
        lines.append(f"Content-Length: {len(message.body)}")
    lines.append("Connection: close")
    return "\r\n".join((*lines, "", "")).encode("latin-1") + message.body
