"""The bot under test: attached once, then put into one world after another."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from fake_graph import App, FakeGraph, Page, Request, Response
from fake_graph.call import joined
from fake_graph.ids import Mint, Psid
from fake_graph.journal import HostContacted
from simulator.attaching.pinning import own_place, pin
from simulator.attaching.reset import reset
from simulator.certificate import Certificate
from simulator.connector import Bot, attach
from simulator.connectors import connector_for
from simulator.door import Door
from simulator.driver import Driver, Surroundings
from simulator.drivers import driver_for
from simulator.errors import BotError, BotUnreachable, HarnessError
from simulator.exchange import Call
from simulator.facts import Change
from simulator.outgoing.cassette import Cassette
from simulator.outgoing.mode import Mode
from simulator.outgoing.network import Network
from simulator.outgoing.secrets import Secrets
from simulator.settings import Settings
from simulator.timekeeper import Timekeeper
from simulator.world import DEFAULT_LOCALE, World, faker_for

PAGE_NAME = "Courtesy Test Page"

_SEND = re.compile(r"/messages/?$")
_PSID = re.compile(rb'"id"\s*:\s*"?(\d{15,17})')
"""Enough to recognise the recipient of a late send; the platform reads bodies properly."""


class Harness:
    """Everything about a run that outlives a scenario.

    Attributes:
        settings: What was asked for.
        driver: How the bot lives.
        network: What becomes of the bot's calls to other hosts.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._late = 0
        self._bot: Bot | None = None
        self._door: Door | None = None
        self._setup: list[Request] = []
        self._graph: FakeGraph | None = None
        self._world: World | None = None
        self._in_world = False
        self._worlds = 0
        self._retired: dict[Psid, FakeGraph] = {}
        self.network = Network(
            settings.network, on_host=self._note_host, on_call=self._note_call, note=self._note
        )
        around = Surroundings(
            exchange=self._exchange,
            network=self.network,
            on_host=self._note_host,
            in_world=lambda: self._in_world,
            in_attaching=lambda: self._bot is None,
        )
        self.driver: Driver = driver_for(connector_for(settings.bot), settings, around)
        self._insert_cassette()

    @property
    def clock(self) -> Timekeeper:
        """The bot's time."""
        return self.driver.clock

    @property
    def certificate(self) -> Certificate:
        """What is beyond control."""
        return self.clock.certificate

    def _insert_cassette(self) -> None:
        """Load it after the clock took over, for its library imports the bot's libraries."""
        if self.settings.network in (Mode.RECORD, Mode.REPLAY):
            secrets = Secrets(lambda: self.settings.environment() | dict(os.environ))
            cassette = Cassette(Path(self.settings.cassette).absolute(), secrets)
            if self.settings.network is Mode.RECORD:
                cassette.begin()
            self.network.insert(cassette)

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
            if self.settings.pin:
                pin(os.getpid(), own_place())
        return self._bot

    def _warm_up(self) -> None:
        """Load now what every scenario needs, so that neither the first nor each fork pays."""
        faker_for(DEFAULT_LOCALE)

    def starts_threads(self) -> bool:
        """Attach the bot and return whether threads of its own wait afterwards.

        Call it in a fork: a process in which the bot has started threads cannot be a template.
        """
        self.after_fork()
        self.attach()
        return bool(self.clock.diagnostics())

    def after_fork(self) -> None:
        """Begin anew in a forked child, where only the calling thread exists."""
        self.driver.after_fork()

    def _reach(self) -> Bot:
        self._graph = self._new_graph(Mint(f"{self.settings.seed}/setup"), self._now)
        with self.driver.attaching():
            opened = self.driver.open()
            self._door = opened.door
            return attach(self.settings.bot, opened, self._app(), self.driver.ask)

    def _now(self) -> datetime:
        return self.clock.now()

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
    def world(
        self,
        name: str,
        start: datetime | None = None,
        change: Change | None = None,
        seed: int | None = None,
    ) -> Iterator[World]:
        """Put the bot into a new world, called ``name``, for the length of one scenario.

        With a ``change`` it is the same world but for that, and for everybody's ids, so that a bot
        with a memory meets strangers.
        """
        self._prepare()
        bot = self.bot
        self.clock.start = start or self.settings.as_of
        seed = self.settings.seed if seed is None else seed
        mint = Mint(f"{seed}/{name}" + (f"/{change}" if change else ""))
        graph = self._new_graph(mint, self.clock.now)
        self.network.begin()
        decided = self.settings.configuration
        world = World(name, seed, self.clock, graph, mint, bot, self.network, change, decided)
        with ExitStack() as stack:
            stack.enter_context(self.driver.scenario(name))
            stack.enter_context(self._counting_late(graph))
            with world.living():
                self._enter(graph)
                self._world = world
                yield world

    def _prepare(self) -> None:
        """Have a fresh bot where each scenario wants one.

        Raises:
            BadInput: it cannot be reset as was asked for.
        """
        if self.settings.isolate and self._worlds and self.driver.renew():
            self._bot = self._door = None
            self._setup.clear()
        elif self.settings.reset is not None and self._worlds and self._door is not None:
            with self.driver.between():
                env = self.settings.environment()
                reset(self.settings.reset, self._door, self.driver.ask, env)
        self._worlds += 1

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

    # What the bot calls -----------------------------------------------------------------------

    def _exchange(self, request: Request) -> Response:
        graph = self._graph
        if graph is None:
            raise HarnessError("the bot called the Graph API before it was attached")
        is_send = _SEND.search(request.path) is not None
        if not self._in_world and request.method != "GET" and not is_send:
            self._setup.append(request)
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
        if self._graph is not None and self._in_world:
            self._graph.journal.append(HostContacted(at=self.clock.now(), host=host))

    def _note_call(self, call: Call, status: int) -> None:
        if self._world is not None and self._in_world:
            self._world.contacted(call, status)

    def _note(self, code: str, text: str) -> None:
        if self._graph is not None and self._in_world:
            self._graph.note(code, text)

    def take_late(self) -> int:
        """Return how many sends came after their scenario had ended, and begin to count anew."""
        late, self._late = self._late, 0
        return late

    def close(self) -> None:
        """Stop listening, and end what was started."""
        self.driver.close()
