"""The fake on its own, on real time, behind a port of this machine."""

import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from fake_graph.app import create_app
from fake_graph.call import Request, Response
from fake_graph.errors import PortTaken
from fake_graph.gateway import FakeGraph
from fake_graph.ids import Mint, PageId, Psid
from fake_graph.page import App, Page
from fake_graph.person import Person

HOST = "127.0.0.1"
PAGE_NAME = "Example Page"

_PAGE_NUMBER = "104523891234567"
_SECRET_BYTES = 16
_TOKEN_BYTES = 48


@dataclass(frozen=True, slots=True)
class Standalone:
    """A fake that listens; it knows only the token that it was given or made."""

    graph: FakeGraph
    psid: Psid
    http: BaseWSGIServer

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self.http.port

    def serve_forever(self) -> None:
        """Answer calls until ``stop``."""
        self.http.serve_forever()

    def stop(self) -> None:
        """Stop answering and free the port."""
        self.http.shutdown()
        self.http.server_close()


class _QuietHandler(WSGIRequestHandler):
    """Writes no access log: its lines would hold the query, and with it the token."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


def _print_at_once(line: str) -> None:
    # Whoever started this through a pipe waits for the line.
    print(line, flush=True)


def serve(
    port: int, page_token: str | None = None, *, say: Callable[[str], None] = _print_at_once
) -> None:
    """Run the fake until interrupted; ``say`` is told the ids, and the token if it made one.

    Raises:
        PortTaken: another program listens there.
    """
    token = page_token or "EAA" + secrets.token_urlsafe(_TOKEN_BYTES)
    standalone = listen(port, token)
    try:
        say(f"http://{HOST}:{standalone.port} page {standalone.graph.page.id}")
        say(f"person who has just written: {standalone.psid}")
        if page_token is None:
            say(f"page access token: {token}")
        standalone.serve_forever()
    except KeyboardInterrupt:
        standalone.http.server_close()


def listen(port: int, page_token: str) -> Standalone:
    """Return a fake that listens on ``port``, 0 for any free one.

    Raises:
        PortTaken: another program listens there.
    """
    graph = FakeGraph(
        Page(id=PageId(_PAGE_NUMBER), name=PAGE_NAME, access_token=page_token),
        App(secret=secrets.token_hex(_SECRET_BYTES), verify_token=secrets.token_hex(_SECRET_BYTES)),
        now=lambda: datetime.now(UTC),
        mint=Mint("standalone"),
    )
    person = Person(psid=graph.mint.psid("Ana"), first_name="Ana", last_name="Example")
    graph.add_person(person)
    graph.say(person.psid, "Hi!")
    return Standalone(graph, person.psid, http_server(port, graph.answer))


def http_server(port: int, answer: Callable[[Request], Response]) -> BaseWSGIServer:
    """Return a server on ``port`` of this machine that has each call answered by ``answer``.

    Raises:
        PortTaken: another program listens there.
    """
    # Bound here, because werkzeug ends the whole process when it finds a port taken.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except (OSError, OverflowError) as error:
            raise PortTaken(port, str(error)) from error
        return make_server(
            HOST,
            listener.getsockname()[1],
            create_app(answer),
            threaded=True,
            request_handler=_QuietHandler,
            fd=listener.fileno(),
        )
