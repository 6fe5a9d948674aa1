"""A bot in this process: imported after the clock took over, and exact."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from simulator.attaching.shadowing import refuse_shadowing
from simulator.certificate import Escape
from simulator.chance import record_hash_order, seed_for, seeded
from simulator.clock import Clock
from simulator.connector import Connector, Home, Opened
from simulator.door import Reply
from simulator.driver import Driver, Surroundings, ask_in_time
from simulator.errors import SimulatorError
from simulator.interceptors import intercept
from simulator.network import watch_hosts
from simulator.outgoing.web import Web
from simulator.pollers import attend
from simulator.settings import Settings
from simulator.shims import install_shims
from simulator.timeflow.face import install


class InProcess(Driver):
    """Freezes the clock's face, replaces waits, and brings Graph calls to the fake."""

    home = Home.HERE
    forks = True
    clock: Clock

    def __init__(self, connector: Connector, settings: Settings, around: Surroundings) -> None:
        self._connector = connector
        self._settings = settings
        self._opened: Opened | None = None
        folder = Path.cwd()
        refuse_shadowing(folder)
        # The pytest command, unlike python -m pytest, leaves the current folder out.
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
        self._note_early_import("before the clock")
        installation = install()
        install_shims(installation)
        self.clock = Clock(settings.as_of, alone=settings.isolate)
        os.environ.update(settings.environment())
        around.network.concerns_only(lambda: self._is_bots_doing(around))
        intercept(Web(around.exchange, around.network))
        attend(installation, exact=settings.exact_polls)
        watch_hosts(around.network)
        record_hash_order(self.clock.certificate)
        if settings.real_random:
            self.clock.certificate.record(Escape.REAL_RANDOM, "the bot's chance")

    def _is_bots_doing(self, around: Surroundings) -> bool:
        """Return whether the calling thread is the bot's, or imports it."""
        scheduler = install().scheduler
        is_drivers = threading.get_ident() == scheduler.driver.ident
        return scheduler.manages_caller() and (not is_drivers or around.in_attaching())

    def _note_early_import(self, when: str) -> None:
        module = self._settings.bot.split(":")[1]
        if module in sys.modules:
            install().certificate.record(Escape.LATE_INSTALL, f"{module} ({when})")

    def open(self) -> Opened:
        """Import the bot."""
        self._opened = self._connector.open(self._settings.bot)
        return self._opened

    @contextmanager
    def attaching(self) -> Iterator[None]:
        """Live in simulated time while the bot is imported."""
        self._note_early_import("outside a scenario, with real locks and threads")
        with self.clock.paused(), self.scenario("import"):
            yield
            self.clock.settle()

    @contextmanager
    def between(self) -> Iterator[None]:
        """Live in simulated time while the bot does what no scenario sees."""
        with self.clock.paused(), self.scenario("between"):
            yield
            self.clock.settle()

    def ask(self, request: Callable[[], Reply]) -> Reply:
        """Have the bot answer on its own side of time."""
        return ask_in_time(self.clock, request)

    def scenario(self, name: str) -> AbstractContextManager[None]:
        """Seed what the bot draws."""
        if self._settings.real_random:
            return nullcontext()
        seed = seed_for(self._settings.seed, name, "bot")
        return seeded(seed, install().scheduler.manages_caller)

    def after_fork(self) -> None:
        """Begin anew in a forked child; its parent's threads, and so a loop's, are not here."""
        self._opened = None
        install().scheduler.forget_threads()

    def facts(self) -> dict[str, str]:
        """Return which Python and which framework it is."""
        version = ".".join(map(str, sys.version_info[:3]))
        known = ("fastapi", "starlette", "quart", "django", "flask", "bottle", "falcon", "aiohttp")
        found = next((name for name in known if name in sys.modules), "none that is known")
        return {
            "runs": "in this process",
            "language": f"Python {version}",
            "framework": found,
            "Graph address": "calls are answered inside the process, whatever their address",
        }

    def close(self) -> None:
        """Let the bot end; the clock stays for as long as the process lives."""
        if self._opened is not None:
            # The run is over: nothing that goes wrong now can fail it.
            with suppress(SimulatorError), self.clock.paused():
                self._opened.close()
            self._opened = None


DRIVER = InProcess
