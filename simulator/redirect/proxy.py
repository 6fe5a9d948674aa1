"""A proxy on loopback that is the Graph API for whoever comes through it, whatever its language.

One port takes all that clients do: CONNECT, whole addresses in plain HTTP, TLS straight away (the
host is then the one that the client names), and paths alone, for bots whose Graph address is a
setting. A host that is not Graph's, and that nobody takes, is reached as if there were no proxy.

Every connection has a thread of its own in real time; nothing here waits for a fixed time.
"""

import secrets
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from fake_graph import Request, Response
from fake_graph.alone.listening import HOST, bound
from simulator.exchange import GRAPH_HOSTS, GraphExchange
from simulator.redirect.authority import Authority
from simulator.redirect.wire import BadMessage, Message, Stream, forwarded, rendered
from simulator.timeflow.real import Real

PROBE_HOST = "graph.courtesy.invalid"
"""Exists nowhere: who reaches it is redirected, and who is not redirected reaches nobody."""

ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_GRAPH = "graph.facebook.com"
_HELLO = b"\x16"
"""The first byte of TLS."""
_BYTES = 65536
_PORTS = {"http": 80, "https": 443}


def _nobody(_host: str) -> bool:
    return False


def _do_nothing(_host: str) -> None:
    return


def _refuse(_url: str, _request: Request) -> Response:
    raise ConnectionRefusedError


class Proxy:
    """Listens until it is closed.

    Attributes:
        port: Where, on loopback.
        secret: What the probe is answered.
        errors: What went wrong in answering, with nobody else to tell.
        distrust: By host, why a client broke off before it said anything: most likely it trusts
            nobody but its own authorities.
    """

    def __init__(
        self,
        authority: Authority,
        exchange: GraphExchange,
        *,
        takes: Callable[[str], bool] = _nobody,
        others: Callable[[str, Request], Response] = _refuse,
        on_host: Callable[[str], None] = _do_nothing,
    ) -> None:
        """Listen; the callables are called from many threads at once.

        ``exchange`` answers for Graph, and ``others``, told the whole address, for the hosts that
        ``takes`` says. Either raises ``ConnectionError`` to have the connection fail. ``on_host``
        is told each host that is reached for real.
        """
        self.secret = secrets.token_hex(16)
        self.errors: list[BaseException] = []
        self.distrust: dict[str, str] = {}
        self._authority = authority
        self._by_name = authority.contexts_by_name(_GRAPH)
        self._exchange = exchange
        self._takes = takes
        self._others = others
        self._on_host = on_host
        self._open: set[socket.socket] = set()
        self._is_closed = False
        self._listener = bound(0)
        self.port: int = self._listener.getsockname()[1]
        Real.start_new_thread(self._accept, ())

    @property
    def url(self) -> str:
        """Its address, as a proxy and as a Graph API in plain HTTP."""
        return f"http://{HOST}:{self.port}"

    def close(self) -> None:
        """Listen no more, and break off what is going on."""
        self._is_closed = True
        with suppress(OSError):  # what accepts wakes up, on every system
            socket.create_connection((HOST, self.port)).close()
        for connection in tuple(self._open):
            _shut(connection)

    def _accept(self) -> None:
        with self._listener:
            while not self._is_closed:
                with suppress(OSError):  # too many files are open, or the client has gone
                    connection, _ = self._listener.accept()
                    Real.start_new_thread(self._serve, (connection,))

    # One connection -------------------------------------------------------------------------

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            self._open.add(connection)
            if self._is_closed:  # and has missed it
                return
            try:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if _says_hello(connection):
                    self._serve_tls(connection, self._by_name, "")
                else:
                    self._converse(Stream(connection), "http", "")
            except OSError:
                return  # there is nobody to tell
            except BaseException as error:  # whatever it is, the harness shall know
                self.errors.append(error)
            finally:
                self._open.discard(connection)
                _shut(connection)

    def _serve_tls(self, connection: socket.socket, context: ssl.SSLContext, place: str) -> None:
        """Be the host and port ``place``; empty for whom the client takes us."""
        try:
            secure = context.wrap_socket(connection.dup(), server_side=True)
        except (ssl.SSLError, ConnectionError) as error:
            self.distrust[place or _GRAPH] = str(error)
            return
        with secure:
            self._converse(Stream(secure), "https", place)

    def _converse(self, stream: Stream, scheme: str, place: str) -> None:
        """Answer request after request; they are for ``place`` unless they say otherwise."""
        try:
            while (message := stream.receive()) is not None:
                if message.method == "CONNECT":
                    self._connect(stream, message.target)
                    return
                if not self._answer(stream, message, scheme, place) or not message.stays:
                    return
        except BadMessage as error:
            stream.send(_plain(400, str(error)))

    def _answer(self, stream: Stream, message: Message, scheme: str, place: str) -> bool:
        """Answer one request; return whether the connection can take another."""
        scheme, place, target = _aim(message, scheme, place)
        host, port = _split(place or f"{HOST}:{self.port}", _PORTS[scheme])
        path, _, query = target.partition("?")
        request = Request(
            method=message.method,
            path=unquote(path) or "/",
            query=query,
            headers=dict(message.headers),
            body=message.body,
        )
        if host == PROBE_HOST:
            response = Response(200, (), self.secret.encode())
        elif self._is_graph(host, port):
            response = self._exchange(request)
        elif self._takes(host):
            response = self._others(f"{scheme}://{place}{target}", request)
        elif scheme == "http":
            self._forward(stream, message, (host, port), target)
            return False
        else:
            response = Response(421, (), f"this is not {host}".encode())
        stream.send(rendered(response, message))
        return True

    def _is_graph(self, host: str, port: int) -> bool:
        return host in GRAPH_HOSTS or port == self.port  # by whatever name, as from a container

    # Tunnels --------------------------------------------------------------------------------

    def _connect(self, stream: Stream, place: str) -> None:
        host, port = _split(place, _PORTS["https"])
        if not (host == PROBE_HOST or self._is_graph(host, port) or self._takes(host)):
            self._tunnel(stream, (host, port))
            return
        stream.send(ESTABLISHED)
        connection = stream.connection
        if not stream.leftover() and _says_hello(connection):
            plain = host if port == _PORTS["https"] else place
            self._serve_tls(connection, self._authority.context_for(host), plain)
        else:
            self._converse(stream, "http", place)

    def _tunnel(self, stream: Stream, place: tuple[str, int]) -> None:
        with self._reach(stream, place) as server:
            stream.send(ESTABLISHED)
            server.sendall(stream.leftover())
            _join(stream.connection, server)
            self._open.discard(server)

    def _forward(
        self, stream: Stream, message: Message, place: tuple[str, int], target: str
    ) -> None:
        with self._reach(stream, place) as server:
            server.sendall(forwarded(message, target))
            _copy(server, stream.connection)
            self._open.discard(server)

    def _reach(self, stream: Stream, place: tuple[str, int]) -> socket.socket:
        self._on_host(place[0])
        try:
            server = socket.create_connection(place)
        except OSError as error:
            stream.send(_plain(502, f"{place[0]}: {error}"))
            raise
        self._open.add(server)
        if self._is_closed:
            _shut(server)
        return server


def _aim(message: Message, scheme: str, place: str) -> tuple[str, str, str]:
    """Return the scheme, the host and port, and the path and query that a request is for."""
    if message.target.startswith(("http://", "https://")):
        url = urlsplit(message.target)
        target = (url.path or "/") + (f"?{url.query}" if url.query else "")
        return url.scheme, place or url.netloc.rpartition("@")[2], target
    return scheme, place or message.header("host"), message.target


def _split(place: str, port: int) -> tuple[str, int]:
    """Return the host, in lower case and without brackets, and the port of ``host:port``."""
    try:
        url = urlsplit(f"//{place}")
        return (url.hostname or "").rstrip("."), url.port or port
    except ValueError:
        raise BadMessage(f"no host and port: {place!r}") from None


def _says_hello(connection: socket.socket) -> bool:
    """Return whether TLS begins, without taking anything away."""
    return connection.recv(1, socket.MSG_PEEK) == _HELLO


def _plain(status: int, text: str) -> bytes:
    asked = Message(method="GET", target="/", version="HTTP/1.0", headers=())
    response = Response(status, (("Content-Type", "text/plain; charset=utf-8"),), text.encode())
    return rendered(response, asked)


def _join(one: socket.socket, other: socket.socket) -> None:
    """Carry bytes both ways until both sides have ended."""
    finished = Real.allocate_lock()
    finished.acquire()

    def back() -> None:
        try:
            _copy(other, one)
        finally:
            finished.release()

    Real.start_new_thread(back, ())
    _copy(one, other)
    finished.acquire()


def _copy(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(_BYTES):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
