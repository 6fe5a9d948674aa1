"""A bot in a child of ours, under an agent that keeps it on the scheduler's time: exact."""

import os
import shlex
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fake_graph import Request, Response
from fake_graph.alone.listening import free_port
from simulator.attaching.faketime import FOLLOWS, Faketime, find_library
from simulator.attaching.pinning import own_place, pin
from simulator.certificate import Escape
from simulator.chance import seed_for
from simulator.children.agent import Agent
from simulator.children.channel import Channel
from simulator.children.environment import child_environment
from simulator.children.language import has_agent_for, language_of
from simulator.children.masking import masked
from simulator.children.process import Process
from simulator.children.switchboard import OnMessage, Switchboard
from simulator.children.unattended import WatchedDoor, wall_clock
from simulator.clock import Clock
from simulator.connector import Connector, Home, Opened
from simulator.cooperation import PATH as CLOCK_PATH
from simulator.cooperation import TellingDoor, told_time
from simulator.door import Reply
from simulator.driver import Driver, Surroundings, ask_in_time
from simulator.errors import BotDied, BotHung
from simulator.settings import Settings
from simulator.timeflow.face import install
from simulator.timeflow.patience import DUMP_PATIENCE, LISTENING_PATIENCE, SILENCE_PATIENCE
from simulator.timeflow.real import Real
from simulator.wall_clock import WallClock

if TYPE_CHECKING:
    from simulator.redirect.detour import Detour

KNOWN_SERVERS = (
    "werkzeug (Flask), waitress, gunicorn, wsgiref, http.server, uvicorn, hypercorn, aiohttp and "
    "Node's http and https"
)
PORT = 8000
"""What ``$PORT`` says; under an agent nobody listens there, so it may be the same for all."""


class Child(Driver):
    """Starts the bot's command, hears its agents, and has them keep the scheduler's time."""

    home = Home.CHILD

    def __init__(self, connector: Connector, settings: Settings, around: Surroundings) -> None:
        self._settings = settings
        self._command = connector.command(settings.bot, settings.python)
        self._language = language_of(self._command)
        self._around = around
        self._scheduler = install().scheduler
        self._clock = Clock(settings.as_of, alone=settings.isolate)
        self.clock = self._clock
        """Simulated time where an agent lives in the bot, real time where none does."""
        self._wall: WallClock | None = None
        self._switchboard: Switchboard | None = None
        self._detour: Detour | None = None
        self._faketime: Faketime | None = None
        self._process: Process | None = None
        self._agents: list[Agent] = []
        self._mark = 0
        self._listens = False
        self._has_agent = False
        self._asked_port = PORT
        around.network.tell_taken(self._take_hosts)
        if settings.real_random:
            self._clock.certificate.record(Escape.REAL_RANDOM, "the bot's chance")

    # Starting and ending ------------------------------------------------------------------------

    def open(self) -> Opened:
        """Start the bot and return its door once it listens.

        Raises:
            BadInput: there is no such command.
            BotDied: it ended before it listened, or does not listen as agents understand it.
        """
        switchboard = self._switchboard = Switchboard(self._welcome)
        self._process = Process.start(self._command, self._environment(switchboard), Path.cwd())
        self._mark = 0
        if not switchboard.listen_until(self._is_open, self._check_start, LISTENING_PATIENCE):
            raise BotDied(
                f"{self._told()} did not listen within {LISTENING_PATIENCE:.0f} s", self._all
            )
        bot = self._bot
        if bot is None:
            return self._unattended(self._process)
        if self._settings.pin:
            pin(bot.hello["pid"], own_place() + 1)
        declared = tuple((bot.server or {}).get("paths", ()))
        return Opened(door=bot, path=self._settings.webhook, declared=declared)

    def _environment(self, switchboard: Switchboard) -> dict[str, str]:
        """Return the bot's environment, and try whether it leads to the fake without an agent."""
        has_agent = self._has_agent = has_agent_for(self._command, self._language)
        self._asked_port = PORT if has_agent else free_port()
        env = child_environment(self._settings, switchboard.address, self._asked_port)
        if has_agent:
            return env
        # Only bots without an agent pay for loading what makes certificates.
        from simulator.redirect.detour import Detour

        self._detour = Detour(self._answer, self._around.network, self._note_host)
        env |= self._detour.variables(env)
        env["COURTESY_CLOCK"] = f"{self._detour.url}{CLOCK_PATH}"
        library = find_library() if self._language in FOLLOWS else None
        if library is not None:
            self._faketime = Faketime(library, self._detour.folder)
            env |= self._faketime.variables(env)
        self._detour.probe(env, self._command, self._language)
        return env

    def _unattended(self, process: Process) -> Opened:
        """Go on without an agent, by the port that the bot listens on."""
        wall = wall_clock(self._settings.as_of, self._language, self._faketime)
        self.clock = self._wall = wall
        self._around.network.lives_in_real_time(wall.why_not)
        asked = process.listeners() or ()
        host, port = next((one for one in asked if one.port == self._asked_port), asked[0])
        door = TellingDoor(WatchedDoor(process, host, port), wall.now)
        return Opened(door=door, path=self._settings.webhook)

    def _answer(self, request: Request) -> Response:
        """Answer a call that came by the proxy."""
        told = told_time(request, self.clock.now)
        if told is not None:
            return told
        if self._wall is not None:
            self._wall.sign()
        return self._around.exchange(request)

    def _note_host(self, host: str) -> None:
        if self._around.in_world():
            self._around.on_host(host)

    def _told(self) -> str:
        return shlex.join(self._command)

    @property
    def _all(self) -> str:
        return self._process.output_since() if self._process is not None else ""

    @property
    def _bot(self) -> Agent | None:
        """The first process that has a server and an agent."""
        return next((agent for agent in self._agents if agent.server is not None), None)

    def _is_open(self) -> bool:
        return self._bot is not None or self._listens

    def _check_start(self) -> None:
        process = self._process
        if process is None:
            return
        if not process.alive:
            raise BotDied(f"{self._told()} ended before it listened: {process.ending}", self._all)
        ports = process.ports()
        if ports and self._has_agent:
            raise BotDied(
                f"{self._told()} listens on port {ports[0]} by a server that the agent does not "
                f"know; it knows {KNOWN_SERVERS}",
                self._all,
            )
        self._listens = bool(ports)

    def _check_life(self) -> None:
        process = self._process
        if process is not None and process.ending is not None:
            raise BotDied(f"its process ended: {process.ending}", self._all)

    def renew(self) -> bool:
        """End the bot; the next ``open`` starts another."""
        self.close()
        return True

    def close(self) -> None:
        """End the bot and everything that it started."""
        for agent in self._agents:
            self._scheduler.companions.remove(agent)
            agent.quit()
        self._agents.clear()
        if self._process is not None:
            self._process.end()
            if self._faketime is not None:
                self._faketime.clear_up()
            self._process = None
        if self._detour is not None:
            self._detour.close()
            self._detour = self._faketime = None
        self._listens = False
        if self._switchboard is not None:
            self._switchboard.close()
            self._switchboard = None

    # Its agents ---------------------------------------------------------------------------------

    def _welcome(self, channel: Channel) -> OnMessage:
        agent = Agent(channel, self._around, self._scheduler, self._listen)
        self._agents.append(agent)

        def on_message(message: dict[str, object]) -> None:
            agent.take(message)
            if "hello" in message:
                agent.take_hosts(self._around.network.taken())
            if "ready" in message:
                self._scheduler.companions.add(agent)

        return on_message

    def _take_hosts(self, hosts: tuple[str, ...]) -> None:
        for agent in self._agents:
            agent.take_hosts(hosts)

    def _listen(self, met: Callable[[], bool]) -> None:
        """Hear the agents until ``met()``.

        Raises:
            BotDied, BotHung, BotError
        """
        switchboard = self._switchboard
        if switchboard is None:
            raise BotDied("its process has been ended")
        if not switchboard.listen_until(met, self._check_life):
            self._ask_where()
            raise BotHung(SILENCE_PATIENCE, self._all)

    def _ask_where(self) -> None:
        """Have Python processes that do not answer print where each of their threads is."""
        for agent in self._agents:
            if agent.hello.get("language") == "python":
                with suppress(ProcessLookupError):
                    os.kill(agent.hello["pid"], signal.SIGABRT)
        if self._process is not None:
            self._process.wait_for_sign(DUMP_PATIENCE)

    # A scenario ---------------------------------------------------------------------------------

    @contextmanager
    def attaching(self) -> Iterator[None]:
        """Live in simulated time while the bot is started."""
        with self._clock.paused():
            yield
            self._clock.settle()

    def between(self) -> AbstractContextManager[None]:
        """Live in simulated time while the bot does what no scenario sees."""
        return nullcontext() if self._wall is not None else self.attaching()

    def ask(self, request: Callable[[], Reply]) -> Reply:
        """Have the bot answer on its own side of time."""
        return request() if self._wall is not None else ask_in_time(self._clock, request)

    def scenario(self, name: str) -> AbstractContextManager[None]:
        """Have the bot's chance begin from the scenario's name."""
        if not self._settings.real_random:
            for agent in self._agents:
                agent.seed = seed_for(self._settings.seed, name, "bot")
        return nullcontext()

    def facts(self) -> dict[str, str]:
        """Return which language, server and port it is."""
        facts = {"runs": f"as a child: {self._told()}"}
        bot = self._bot
        if bot is None:
            ports = self._process.ports() if self._process is not None else ()
            facts["language"] = str(self._language)
            facts["port"] = ", ".join(map(str, ports or ()))
            facts["Graph address"] = "redirected by a proxy on loopback and its authority; tried"
            return facts
        server = bot.server or {}
        language = str(bot.hello.get("language", "")).capitalize()
        facts["language"] = f"{language} {bot.hello.get('version', '')}"
        facts["Graph address"] = "calls are answered inside the process, whatever their address"
        facts["server"] = str(server.get("server") or "unknown")
        if server.get("port"):
            facts["port"] = f"{server['port']}, taken over: nobody listens there"
        return facts

    def output(self) -> str:
        """Return what the bot has printed since it was last asked, without what is by chance."""
        if self._process is None:
            return ""
        said = self._process.output_since(self._mark)
        self._mark = self._process.mark
        if not said:
            return ""
        ports = {self._asked_port, *(self._process.ports() or ())}
        return masked(said, pids=self._process.pids(), ports=ports, now=Real.time())


DRIVER = Child
