"""An HTTP connection without a network: a request is written to it, the answer is read from it."""

import http.client
import io
import socket
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from simulator.exchange import USUAL_PORTS, Answer, Call, Exchange, Refused, let_pass

Failure = Callable[[Any, str], Exception]
"""Makes the error of a connection that failed, from the connection and the reason."""

_HEAD_ENDS = b"\r\n\r\n"


class Socketless:
    """Stands in for a connected socket of ``connection``."""

    def __init__(
        self,
        connection: Any,  # noqa: ANN401 - http.client's or urllib3's
        exchange: Exchange,
        failure: Failure,
    ) -> None:
        self._origin = _origin(connection)
        self._exchange = exchange
        self._failure = partial(failure, connection)
        self._sent = bytearray()
        self._answer: Answer | None = None
        self._timeout = _timeout_of(connection)

    def sendall(self, data: bytes) -> None:
        """Take a part of the request; as soon as it is whole, ask for the answer.

        Raises: what ``failure`` makes, where the connection is refused.
        """
        self._sent += data
        head, _, body = bytes(self._sent).partition(_HEAD_ENDS)
        if len(head) < len(self._sent) and len(body) == _announced(head):
            self._ask()

    def makefile(self, *_: object, **__: object) -> io.BufferedIOBase:
        """Return the answer to what was sent, as HTTP/1.1, once its time has come.

        Where that is later than the caller waits, reading it raises ``TimeoutError``.
        """
        answer, self._answer = self._answer or self._ask(), None
        if not let_pass(answer.after, self._timeout):
            return _TooLate()
        return io.BytesIO(render_answer(answer))

    def settimeout(self, seconds: float | None) -> None:
        """Take how long the caller waits for the answer."""
        self._timeout = seconds

    def close(self) -> None:
        """Do nothing: there is no connection."""

    setsockopt = shutdown = lambda *_, **__: None

    def _ask(self) -> Answer:
        request, self._sent = bytes(self._sent), bytearray()
        try:
            self._answer = self._exchange(parse_call(request, self._origin))
        except Refused as refused:
            raise self._failure(str(refused)) from None
        return self._answer


class _TooLate(io.BufferedIOBase):
    """An answer that does not come in time."""

    def readline(self, *_: object) -> bytes:
        """Raise what a socket raises whose time is up."""
        raise TimeoutError("timed out")

    read = readinto = read1 = readline  # type: ignore[assignment]


def _announced(head: bytes) -> int:
    """Return how long the body is, -1 where only its end tells."""
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")[1:])
    }
    return -1 if b"transfer-encoding" in headers else int(headers.get(b"content-length", b"0"))


def _origin(connection: Any) -> tuple[str, str, int | None]:  # noqa: ANN401
    """Return scheme, host and port of whom the connection is to, behind any proxy."""
    usual = connection.default_port
    scheme = next((name for name, port in USUAL_PORTS.items() if port == usual), "http")
    if tunnel := getattr(connection, "_tunnel_host", None):
        port = getattr(connection, "_tunnel_port", None)
    else:
        tunnel, port = connection.host, connection.port
    return scheme, tunnel.lower(), None if port == usual else port


def _timeout_of(connection: Any) -> float | None:  # noqa: ANN401
    seconds = connection.timeout
    is_said = seconds is None or isinstance(seconds, int | float)
    return seconds if is_said else socket.getdefaulttimeout()


def parse_call(request: bytes, origin: tuple[str, str, int | None]) -> Call:
    """Return the HTTP/1.1 request that was written to a scheme, a host and a port."""
    head, _, body = request.partition(_HEAD_ENDS)
    line, _, fields = head.partition(b"\r\n")
    method, target, _ = line.decode("latin-1").split(" ", 2)
    headers = dict(http.client.parse_headers(io.BytesIO(fields + _HEAD_ENDS)).items())
    if "chunked" in {k.lower(): v.lower() for k, v in headers.items()}.get("transfer-encoding", ""):
        body = _dechunk(body)
    if _is_whole_address(target):
        origin, target = _taken_apart(target)
    scheme, host, port = origin
    return Call(
        method=method.upper(),
        scheme=scheme,
        host=host,
        port=port,
        target=target,
        headers=headers,
        body=body,
    )


def _is_whole_address(target: str) -> bool:
    return not target.startswith("/") and "://" in target


def _taken_apart(address: str) -> tuple[tuple[str, str, int | None], str]:
    """Return the origin and the target of a whole address, as clients write it to a proxy."""
    url = urlsplit(address)
    target = f"{url.path or '/'}{'?' if url.query else ''}{url.query}"
    return (url.scheme, url.hostname or "", url.port), target


def _dechunk(body: bytes) -> bytes:
    whole, rest = bytearray(), body
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        whole += rest[:length]
        rest = rest[length + 2 :] if length else b""
    return bytes(whole)


def render_answer(answer: Answer) -> bytes:
    """Return the answer as HTTP/1.1; the connection ends after it."""
    lines = [f"HTTP/1.1 {answer.status} {http.client.responses.get(answer.status, 'Unknown')}"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    lines += [f"Content-Length: {len(answer.body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + answer.body


def take_over(connection: Any, exchange: Exchange, failure: Failure) -> None:  # noqa: ANN401 - a class
    """Have each connection of this class, and each call on it, reach the exchange if it takes them.

    A real connection is kept for later calls, and its host may be taken by then.
    """
    real_connect, real_putrequest = connection.connect, connection.putrequest

    def taken(self: Any) -> bool:  # noqa: ANN401
        aim = getattr(self, "aim", None) or getattr(self, "_tunnel_host", None) or self.host
        return exchange.takes(aim.lower())

    def connect(self: Any) -> None:  # noqa: ANN401
        if taken(self):
            self.sock = Socketless(self, exchange, failure)
            self._tunnel_host = None
            self.is_verified = True  # or urllib3 would warn of a connection without TLS
        else:
            real_connect(self)

    def putrequest(self: Any, method: str, url: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        self.aim = urlsplit(url).hostname if _is_whole_address(url) else None  # through a proxy
        is_real = self.sock is not None and not isinstance(self.sock, Socketless)
        if is_real and taken(self):
            self.sock.close()
            self.sock = None
        real_putrequest(self, method, url, *args, **kwargs)

    connection.connect = connect
    connection.putrequest = putrequest
