"""A connection to the Graph API without a network: a request is written, the answer is read."""

import http.client
import io
from typing import Any

from fake_graph.call import Request, Response
from simulator.interceptor import GRAPH_HOSTS, Exchange, request_to_graph


class GraphSocket:
    """Stands in for a connection to the Graph API: it takes a request and gives the answer."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._sent = bytearray()

    def sendall(self, data: bytes) -> None:
        """Take a part of the request."""
        self._sent += data

    def makefile(self, *_: object, **__: object) -> io.BytesIO:
        """Return the answer to what was sent, as HTTP/1.1."""
        request, self._sent = bytes(self._sent), bytearray()
        return io.BytesIO(render_response(self._exchange(parse_request(request))))

    def close(self) -> None:
        """Do nothing: there is no connection."""

    settimeout = setsockopt = shutdown = lambda *_, **__: None


def parse_request(request: bytes) -> Request:
    """Return the whole HTTP/1.1 request that was written."""
    head, _, body = request.partition(b"\r\n\r\n")
    line, _, fields = head.partition(b"\r\n")
    method, target, _ = line.decode("latin-1").split(" ", 2)
    headers = dict(http.client.parse_headers(io.BytesIO(fields + b"\r\n\r\n")).items())
    if "chunked" in {k.lower(): v.lower() for k, v in headers.items()}.get("transfer-encoding", ""):
        body = _dechunk(body)
    return request_to_graph(method, target, headers, body)


def _dechunk(body: bytes) -> bytes:
    whole, rest = bytearray(), body
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        whole += rest[:length]
        rest = rest[length + 2 :] if length else b""
    return bytes(whole)


def render_response(response: Response) -> bytes:
    """Return the answer as HTTP/1.1; the connection ends after it."""
    lines = [f"HTTP/1.1 {response.status} {http.client.responses.get(response.status, 'Unknown')}"]
    lines += [f"{name}: {value}" for name, value in response.headers]
    lines += [f"Content-Length: {len(response.body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + response.body


def take_over_connect(connection: Any, exchange: Exchange) -> None:  # noqa: ANN401 - a class
    """Have ``connection.connect`` reach the fake when the host is Graph's."""
    real = connection.connect

    def connect(self: Any) -> None:  # noqa: ANN401
        if {self.host, getattr(self, "_tunnel_host", None)} & GRAPH_HOSTS:
            self._tunnel_host = None
            self.sock = GraphSocket(exchange)
            self.is_verified = True  # or urllib3 would warn of a connection without TLS
        else:
            real(self)

    connection.connect = connect
