"""The bot under test in this process: attached once, then put into one world after another."""

import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from werkzeug.serving import BaseWSGIServer

from fake_graph import App, FakeGraph, Page, Request, Response
from fake_graph.alone.listening import http_server
from fake_graph.call import joined
from fake_graph.errors import PortTaken
from fake_graph.ids import Mint, Psid
from fake_graph.journal import HostContacted
from simulator.certificate import Certificate, Escape
from simulator.chance import record_hash_order, seed_for, seeded
from simulator.clock import Clock
from simulator.connector import Bot, Connector, Door, Reply, attach
from simulator.connectors import connector_for
from simulator.errors import BadInput, BotError, BotUnreachable, HarnessError
from simulator.interceptors import intercept
from simulator.lexicon import lexicons
from simulator.network import watch_hosts
from simulator.platform import untested
from simulator.settings import Settings
from simulator.shadowing import refuse_shadowing
from simulator.shims import install_shims
from simulator.timeflow.face import install
from simulator.timekeeper import Timekeeper
from simulator.wall_clock import WallClock
from simulator.world import DEFAULT_LOCALE, World, faker_for

PAGE_NAME = "Courtesy Test Page"
ANSWER_PATIENCE = timedelta(minutes=1)
"""Simulated time that a handshake may take."""

_SEND = re.compile(r"/messages/?$")
_PSID = re.compile(rb'"id"\s*:\s*"?(\d{15,17})')
"""Enough to recognise the recipient of a late send; the platform reads bodies properly."""


class Harness:
    """Everything about a run that outlives a scenario.

    Attributes:
        settings: What was asked for.
        certificate: What is beyond control.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._late = 0
        self._connector: Connector = connector_for(settings.bot)
        self._bot: Bot | None = None
        self._door: Door | None = None
        self._setup: list[Request] = []
        self._graph: FakeGraph | None = None
        self._in_world = False
        self._retired: dict[Psid, FakeGraph] = {}
        self._server: BaseWSGIServer | None = None
        self.clock: Timekeeper
        if self._connector.simulated:
            self._take_over()
        else:
            self.clock = WallClock(settings.as_of, bot=f"the bot at {settings.bot}")
        self.certificate: Certificate = self.clock.certificate
        self._note_what_escapes()

    def _take_over(self) -> None:
        """Freeze the clock's face, replace waits, and bring Graph calls to the fake."""
        folder = Path.cwd()
        refuse_shadowing(folder)
        # The pytest command, unlike python -m pytest, leaves the current folder out.
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
        self._note_early_import("before the clock")
        installation = install()
        install_shims(installation)
        self.clock = Clock(self.settings.as_of, alone=self.settings.isolate)
        for name, value in self.settings.environment().items():
            if name in self.settings.env:
                os.environ[name] = value
            else:
                os.environ.setdefault(name, value)
        intercept(self._exchange)
        scheduler = installation.scheduler
        watch_hosts(
            lambda: (
                self._in_world
                and scheduler.manages_caller()
                and scheduler.holder is not scheduler.driver
            ),
            self._note_host,
        )

    def _note_early_import(self, when: str) -> None:
        module = self._bot_module()
        if module in sys.modules:
            install().certificate.record(Escape.LATE_INSTALL, f"{module} ({when})")

    def _bot_module(self) -> str:
        return self.settings.bot.split(":")[1] if self._connector.simulated else ""

    def _note_what_escapes(self) -> None:
        if self._connector.simulated:
            record_hash_order(self.certificate)
        system = untested()
        if system is not None:
            self.certificate.record(Escape.UNTESTED, system)
        if self.settings.real_random:
            self.certificate.record(Escape.REAL_RANDOM, "the bot's chance")

    # Attaching --------------------------------------------------------------------------------

    @property
    def bot(self) -> Bot:
        """The bot, imported and found at the first use.

        Raises:
            BadAddress, WebhookNotFound, BotUnreachable
        """
        return self._bot or self.attach()

    def attach(self) -> Bot:
        """Import the bot and find its webhook, once.

        Raises:
            BadAddress, WebhookNotFound, BotUnreachable
        """
        if self._bot is None:
            self._bot = self._reach()
            self._warm_up()
        return self._bot

    def _warm_up(self) -> None:
        """Load now what every scenario needs, so that neither the first nor each fork pays."""
        faker_for(DEFAULT_LOCALE)
        lexicons()

    def starts_threads(self) -> bool:
        """Attach the bot and return whether threads of its own wait afterwards.

        Call it in a fork: a process in which the bot has started threads cannot be a template.
        """
        self.after_fork()
        self.attach()
        return bool(self.clock.diagnostics())

    def after_fork(self) -> None:
        """Begin anew in a forked child, where only the calling thread exists."""
        if isinstance(self.clock, Clock):
            install().scheduler.forget_threads()

    def _reach(self) -> Bot:
        mint = Mint(f"{self.settings.seed}/setup")
        self._graph = self._new_graph(mint, self.clock.now)
        if not isinstance(self.clock, Clock):
            self._listen()
            return self._open_door(lambda request: request())
        self._note_early_import("outside a scenario, with real locks and threads")
        with self.clock.paused(), self._chance("import"):
            bot = self._open_door(self._ask)
            self.clock.settle()
            return bot

    def _listen(self) -> None:
        """Serve the fake to a bot that runs elsewhere."""
        port = self.settings.graph_port
        try:
            self._server = http_server(port, self._exchange)
        except PortTaken:
            raise BadInput(f"port {port} is taken; name another with --graph-port") from None
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _open_door(self, ask: Callable[[Callable[[], Reply]], Reply]) -> Bot:
        address = self.settings.bot
        opened = self._connector.open(address)
        self._door = opened.door
        return attach(address, opened, self._app(), ask)

    def _ask(self, request: Callable[[], Reply]) -> Reply:
        """Have the bot answer on its own side of time."""
        replies: list[Reply] = []
        self.clock.call_soon(lambda: replies.append(request()))
        if not self.clock.advance_until(lambda: bool(replies), ANSWER_PATIENCE):
            where = "; ".join(self.clock.diagnostics())
            raise HarnessError(f"the bot did not answer the handshake within a minute: {where}")
        return replies[0]

    def _app(self) -> App:
        return App(
            id=self.settings.app_id,
            secret=self.settings.secret,
            verify_token=self.settings.token_to_verify,
        )

    def _new_graph(self, mint: Mint, now: Callable[[], datetime]) -> FakeGraph:
        page = Page(id=self.settings.page_id, name=PAGE_NAME, access_token=self.settings.page_token)
        return FakeGraph(
            page,
            self._app(),
            now=now,
            mint=mint,
            strict=self.settings.strict,
            expects_answers=True,
            verify=self._verify,
        )

    def _verify(self, url: str, query: str) -> tuple[int, bytes] | None:
        """Ask the bot's own door for a challenge, whatever host its callback's URL names.

        There is no door while the bot is being imported, as no server runs yet in production.
        """
        if self._door is None:
            return None
        callback = urlsplit(url)
        said = joined(callback.query, query)
        try:
            reply = self._door.request("GET", callback.path or "/", query=said)
        except BotUnreachable:
            return None
        except BotError:
            return HTTPStatus.INTERNAL_SERVER_ERROR, b""
        return reply.status, reply.body

    # Worlds -----------------------------------------------------------------------------------

    @contextmanager
    def world(self, name: str, start: datetime | None = None) -> Iterator[World]:
        """Put the bot into a new world, called ``name``, for the length of one scenario."""
        bot = self.bot
        self.clock.start = start or self.settings.as_of
        mint = Mint(f"{self.settings.seed}/{name}")
        graph = self._new_graph(mint, self.clock.now)
        world = World(name, self.settings.seed, self.clock, graph, mint, bot)
        with ExitStack() as stack:
            stack.enter_context(self._chance(name))
            stack.enter_context(self._counting_late(graph))
            with world.living():
                self._enter(graph)
                yield world

    def _enter(self, graph: FakeGraph) -> None:
        """Show the new platform to the bot, set up as the bot did when it was imported."""
        self._graph, self._in_world = graph, True
        for request in self._setup:
            graph.answer(request)

    @contextmanager
    def _counting_late(self, graph: FakeGraph) -> Iterator[None]:
        try:
            yield
        finally:
            self._in_world = False
            self._retired |= dict.fromkeys(graph.journal.psids(), graph)

    def _chance(self, purpose: str) -> AbstractContextManager[None]:
        if self.settings.real_random or not isinstance(self.clock, Clock):
            return nullcontext()
        scheduler = install().scheduler
        return seeded(seed_for(self.settings.seed, purpose, "bot"), scheduler.manages_caller)

    # What the bot calls -----------------------------------------------------------------------

    def _exchange(self, request: Request) -> Response:
        graph = self._graph
        if graph is None:
            raise HarnessError("the bot called the Graph API before it was attached")
        is_send = _SEND.search(request.path) is not None
        if not self._in_world and request.method != "GET" and not is_send:
            self._setup.append(request)
        if isinstance(self.clock, WallClock):
            self.clock.sign()
        return self._addressee(request, graph, is_send=is_send).answer(request)

    def _addressee(self, request: Request, graph: FakeGraph, *, is_send: bool) -> FakeGraph:
        """Return the platform of the world that the recipient lives in.

        A timer that an earlier scenario left behind must not show in the journal of a later one.
        """
        found = _PSID.search(request.body) if is_send and self._retired else None
        psid = Psid(found[1].decode()) if found is not None else None
        if psid is None or graph.knows(psid) or psid not in self._retired:
            return graph
        self._late += 1
        return self._retired[psid]

    def _note_host(self, host: str) -> None:
        if self._graph is not None:
            self._graph.journal.append(HostContacted(at=self.clock.now(), host=host))

    def take_late(self) -> int:
        """Return how many sends came after their scenario had ended, and begin to count anew."""
        late, self._late = self._late, 0
        return late

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
