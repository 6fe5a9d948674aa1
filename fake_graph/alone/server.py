"""The fake on its own, on real time that can be put forward, behind a port of this machine."""

import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from waitress import wasyncore
from waitress.server import create_server

from fake_graph.alone.carrier import Carrier
from fake_graph.alone.ledger import Ledger
from fake_graph.alone.listening import HOST, bound
from fake_graph.alone.operator import PREFIX, Operator
from fake_graph.alone.shifted_clock import ShiftedClock
from fake_graph.app import create_app
from fake_graph.call import Request, Response
from fake_graph.errors import BadSetup
from fake_graph.gateway import FakeGraph
from fake_graph.ids import AppId, Mint, PageId, Psid
from fake_graph.page import DEFAULT_APP, App, Page
from fake_graph.person import Person

PAGE_NAME = "Example Page"
THREADS = 8

_PAGE_NUMBER = "104523891234567"
_SECRET_BYTES = 16
_TOKEN_BYTES = 48


def _secret() -> str:
    return secrets.token_hex(_SECRET_BYTES)


def _page_token() -> str:
    return "EAA" + secrets.token_urlsafe(_TOKEN_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How the fake shall stand alone; a secret that is None is made and printed.

    Attributes:
        port: Where to listen, 0 for any free port.
        webhook: The address of the bot's webhook, None for webhooks to nobody.
        allow_remote: Whether that may be on another machine.
        journal: The file that survives, None for none.
        seed: Decides every id.
    """

    port: int = 0
    page_token: str | None = field(default=None, repr=False)
    app_secret: str | None = field(default=None, repr=False)
    verify_token: str | None = field(default=None, repr=False)
    control_token: str | None = field(default=None, repr=False)
    page_id: str = _PAGE_NUMBER
    app_id: str = DEFAULT_APP
    webhook: str | None = None
    allow_remote: bool = False
    journal: Path | None = None
    seed: str = "standalone"


class Standalone:
    """A fake that listens.

    Attributes:
        psid: Somebody who has just written to the page.
        made: The secrets that were made for it, by what they are.
        port: Where it listens.
    """

    def __init__(self, setup: Setup) -> None:
        for name, number in (("page id", setup.page_id), ("app id", setup.app_id)):
            if not (number.isascii() and number.isdigit()):
                raise BadSetup(f"the {name} is decimal digits, not {number!r}")
        self.made: dict[str, str] = {}
        page_token = self._given("page access token", setup.page_token, _page_token)
        app = App(
            id=AppId(setup.app_id),
            secret=self._given("app secret", setup.app_secret, _secret),
            verify_token=self._given("verify token", setup.verify_token, _secret),
        )
        control_token = self._given("control token", setup.control_token, _secret)
        self.clock = ShiftedClock()
        self.graph = FakeGraph(
            Page(id=PageId(setup.page_id), name=PAGE_NAME, access_token=page_token),
            app,
            now=self.clock.now,
            mint=Mint(setup.seed),
        )
        self._ledger = Ledger(setup.journal) if setup.journal is not None else None
        if self._ledger is not None:
            self.graph.journal = self._ledger
        self.psid = self._somebody()
        self.carrier = Carrier(
            self.graph, setup.webhook, allow_remote=setup.allow_remote, after=self._flush
        )
        self.graph.verify = self.carrier.verify
        self._operator = Operator(self.graph, self.clock, control_token, self.carrier.settle)
        self._listener = bound(setup.port)
        self.port: int = self._listener.getsockname()[1]
        self._http = create_server(
            create_app(self.answer), sockets=[self._listener], threads=THREADS, ident=None
        )

    def _given(self, what: str, value: str | None, make: Callable[[], str]) -> str:
        if value is None:
            value = self.made[what] = make()
        if not value:
            raise BadSetup(f"the {what} is empty; leave the option out to have one made")
        return value

    def _somebody(self) -> Psid:
        person = Person(psid=self.graph.mint.psid("Ana"), first_name="Ana", last_name="Example")
        self.graph.add_person(person)
        self.graph.say(person.psid, "Hi!")
        return person.psid

    def answer(self, request: Request) -> Response:
        """Answer a call, of Graph's or of the control API, once it is in the journal's file."""
        if request.path.startswith(PREFIX):
            response = self._operator.answer(request)
        else:
            response = self.graph.answer(request)
        if self._ledger is not None:
            self._ledger.flush()
        return response

    def _flush(self) -> None:
        if self._ledger is not None:
            self._ledger.flush()

    def serve_forever(self) -> None:
        """Answer calls, carry webhooks and keep time until interrupted or told to ``stop``."""
        try:
            self.carrier.start()
            self.graph.deliver = self.carrier.deliver
            self.graph.wake = self.clock.wake
            keeper = threading.Thread(target=self.clock.keep, args=(self.graph, self._flush))
            keeper.daemon = True
            keeper.start()
            self._http.run()
        finally:
            self.clock.stop()
            self.carrier.stop()
            self._http.close()
            if self._ledger is not None:
                self._ledger.close()

    def stop(self) -> None:
        """Let ``serve_forever`` end; callable from any thread."""
        self._http.trigger.pull_trigger(self._end)

    def _end(self) -> None:
        wasyncore.close_all(self._http._map)  # noqa: SLF001 - waitress has no other way to end


def _print_at_once(line: str) -> None:
    # Whoever started this through a pipe waits for the line.
    print(line, flush=True)


def serve(setup: Setup, *, say: Callable[[str], None] = _print_at_once) -> None:
    """Run the fake until interrupted; ``say`` is told the ids, and the secrets that were made.

    Raises:
        PortTaken: another program listens there.
        BadSetup: something in ``setup`` does not do.
    """
    standalone = Standalone(setup)
    with suppress(KeyboardInterrupt):
        introduce(standalone, say)
        if standalone.carrier.url is not None:
            threading.Thread(target=_greet, args=(standalone, say), daemon=True).start()
        standalone.serve_forever()


def introduce(standalone: Standalone, say: Callable[[str], None]) -> None:
    """Tell ``say`` the ids, the secrets that were made, and how to operate it."""
    say(f"http://{HOST}:{standalone.port} page {standalone.graph.page.id}")
    say(f"person who has just written: {standalone.psid}")
    for what, secret in standalone.made.items():
        say(f"{what}: {secret}")
    say(f"control API: http://{HOST}:{standalone.port}{PREFIX}")


def _greet(standalone: Standalone, say: Callable[[str], None]) -> None:
    """Try the handshake once the fake listens: a bot may call it first."""
    why = standalone.carrier.shake_hands(standalone.graph.app)
    say(f"webhook verified: {standalone.carrier.url}" if why is None else f"not verified: {why}")
