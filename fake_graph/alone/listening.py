"""Ports of this machine, and a server for a fake that a harness runs beside itself."""

import socket
from collections.abc import Callable

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from fake_graph.app import create_app
from fake_graph.call import Request, Response
from fake_graph.errors import PortTaken

HOST = "127.0.0.1"


def bound(port: int) -> socket.socket:
    """Return a socket that listens on ``port`` of this machine.

    Raises:
        PortTaken: another program does.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortTaken(port, str(error)) from error
    return listener


def free_port() -> int:
    """Return a port of this machine on which nobody listens just now."""
    with bound(0) as listener:
        port: int = listener.getsockname()[1]
    return port


class _QuietHandler(WSGIRequestHandler):
    """Writes no access log: its lines would hold the query, and with it the token."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


def http_server(port: int, answer: Callable[[Request], Response]) -> BaseWSGIServer:
    """Return a server on ``port`` of this machine that has each call answered by ``answer``.

    Raises:
        PortTaken: another program listens there.
    """
    # Bound here, because werkzeug ends the whole process when it finds a port taken.
    with bound(port) as listener:
        return make_server(
            HOST,
            listener.getsockname()[1],
            create_app(answer),
            threaded=True,
            request_handler=_QuietHandler,
            fd=listener.fileno(),
        )
