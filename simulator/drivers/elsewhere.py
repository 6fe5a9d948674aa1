"""A bot that somebody else started: on real time, and told of the fake by its own settings."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from werkzeug.serving import BaseWSGIServer

from fake_graph import Request, Response
from fake_graph.alone.listening import http_server
from fake_graph.errors import PortTaken
from simulator.connector import Connector, Home, Opened
from simulator.cooperation import TellingDoor, told_time
from simulator.driver import Driver, Surroundings
from simulator.errors import BadInput
from simulator.settings import Settings
from simulator.wall_clock import WallClock


class Elsewhere(Driver):
    """Serves the fake on a port of this machine, and lets real time pass while the bot talks."""

    home = Home.ELSEWHERE
    clock: WallClock

    def __init__(self, connector: Connector, settings: Settings, around: Surroundings) -> None:
        self._connector = connector
        self._settings = settings
        self._around = around
        self._server: BaseWSGIServer | None = None
        self.clock = WallClock(settings.as_of, bot=f"the bot at {settings.bot}")
        around.network.is_out_of_reach("this bot already runs, and its calls do not come by here")

    def open(self) -> Opened:
        """Find the bot."""
        opened = self._connector.open(self._settings.bot)
        return replace(opened, door=TellingDoor(opened.door, self.clock.now))

    @contextmanager
    def attaching(self) -> Iterator[None]:
        """Serve the fake from now on."""
        if self._server is None:
            self._listen()
        yield

    def _listen(self) -> None:
        port = self._settings.graph_port
        try:
            self._server = http_server(port, self._answer)
        except PortTaken:
            raise BadInput(f"port {port} is taken; name another with --graph-port") from None
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _answer(self, request: Request) -> Response:
        told = told_time(request, self.clock.now)
        if told is not None:
            return told
        self.clock.sign()
        return self._around.exchange(request)

    def facts(self) -> dict[str, str]:
        """Return where it runs."""
        port = self._settings.graph_port
        return {
            "runs": "by itself, started by somebody else",
            "Graph address": f"the bot must be told to call http://127.0.0.1:{port} (courtesy env "
            "prints what brings any bot there)",
        }

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()


DRIVER = Elsewhere
