"""The bot's process on the harness's time: what drives it, and what the bot's server becomes.

The thread that the bot's program runs on is an ordinary thread of the bot's; the scheduler's driver
is a thread of our own, which does what the harness says. Before a server is captured, nobody tells
the time: it passes as the program asks for it.
"""

import faulthandler
import os
import sys
import threading
import traceback
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

from simulator.agents.python.line import Line, Message
from simulator.agents.python.server import Served
from simulator.agents.python.servers import capture_servers
from simulator.certificate import Escape
from simulator.chance import seeded
from simulator.door import Asked
from simulator.errors import BotRaised, SimulatorError
from simulator.exchange import GRAPH_HOSTS, Answer, Call, is_here
from simulator.interceptors import intercept
from simulator.network import watch_hosts
from simulator.pollers import attend
from simulator.shims import install_shims
from simulator.timeflow.face import Installation, install
from simulator.timeflow.patience import STARTING_GLANCE
from simulator.timeflow.real import Real
from simulator.timeflow.scheduler import Scheduler

_EVERYBODY = "*"
"""Stands among taken hosts for all but this machine."""


class Agent:
    """Does what the harness says, and keeps what the bot wanted to serve."""

    def __init__(self, installation: Installation, line: Line) -> None:
        self._scheduler: Scheduler = installation.scheduler
        self._face = installation.face
        self._certificate = installation.certificate
        self._told: set[str] = set()
        self._line = line
        self._base = 0
        self._served: Served | None = None
        self._room: threading.Semaphore | None = None
        self._chance: AbstractContextManager[None] = nullcontext()
        self._chance.__enter__()
        self._ended = threading.Event()
        line.on_request = self._answer
        line.on_take = self.take_hosts
        self._taken: frozenset[str] = frozenset()

    # The bot's program --------------------------------------------------------------------------

    def adopt(self) -> None:
        """Make the calling thread, which the bot's program will run on, one of the bot's."""
        main = self._scheduler.adopt("the main thread")
        Real.start_new_thread(self._drive, ())
        main.gate.acquire()
        self._scheduler.finalisers.let_go()

    def takes(self, host: str) -> bool:
        """Return whether the harness answers calls to ``host``."""
        if host in GRAPH_HOSTS or host in self._taken:
            return True
        return _EVERYBODY in self._taken and not is_here(host)

    def __call__(self, call: Call) -> Answer:
        """Have the harness answer a call that it takes.

        Raises:
            Refused: it has the connection fail.
        """
        return self._line.call(call)

    def take_hosts(self, hosts: list[str]) -> None:
        """Have the harness answer for ``hosts``, and for no others but Graph's."""
        self._taken = frozenset(hosts)

    def concerns(self) -> bool:
        """Return whether the calling thread is the bot's."""
        return self._scheduler.manages_caller() and (
            self._scheduler.holder is not self._scheduler.driver
        )

    def contacted(self, host: str) -> None:
        """Tell of another host that the bot contacts."""
        if self._served is not None:
            self._line.say({"host": host})

    def reached(self, address: str) -> None:
        """Do nothing: the look-up before it has told the name."""

    # What captured servers do -------------------------------------------------------------------

    def announce(self, served: Served) -> None:
        """Serve ``served`` from now on, unless another server was first."""
        if self._served is None:
            self._served = served
            if served.limit is not None:
                self._room = threading.Semaphore(served.limit)

    def keep(self, served: Served) -> None:
        """Serve ``served`` until the harness is done, as the server would keep its caller."""
        self.announce(served)
        self._ended.wait()
        raise SystemExit(0)

    def declare(self, paths: tuple[str, ...]) -> None:
        """Take note of what the application declares."""
        if self._served is not None:
            self._served = replace(self._served, paths=paths)

    def note_workers(self, server: str, workers: int) -> None:
        """Write on the certificate that ``server`` was to have several worker processes."""
        self._certificate.record(Escape.ONE_WORKER, f"{server} with {workers} worker processes")

    def _answer(self, message: Message) -> None:
        """Have the bot answer one request, with as many at once as its server would serve."""
        room = self._room
        if room is not None:
            room.acquire()
        try:
            self._line.say(self._outcome(message))
        finally:
            if room is not None:
                room.release()

    def _outcome(self, message: Message) -> Message:
        served = self._served
        assert served is not None
        try:
            reply = served.door.answer(
                Asked(
                    message["method"],
                    message["path"],
                    message["query"],
                    dict(message["headers"]),
                    message["body"].encode("latin-1"),
                )
            )
        except BotRaised as error:
            cause = error.__cause__ or error
            trace = "".join(traceback.format_exception(cause))
            told = f"{type(cause).__name__}: {cause}"
            return {"raised": message["id"], "error": told, "traceback": trace}
        body = reply.body.decode("latin-1")
        return {"reply": message["id"], "status": reply.status, "body": body}

    # What the harness says ----------------------------------------------------------------------

    def _drive(self) -> None:
        """Live as the scheduler's driver."""
        try:
            self._scheduler.enter()
            self._run_free()
            self._say_notes()
            ready = {"ready": self._told_of_server(), "now": self._scheduler.now}
            self._line.say(ready | self._times())
            while True:
                self._obey(self._line.hear())
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(70)  # EX_SOFTWARE: the agent itself is at fault

    def _run_free(self) -> None:
        """Let the program run, and time pass as it asks for it, until it serves."""
        self._scheduler.settle()
        while self._served is None:
            due = self._scheduler.next_due()
            if due is None:
                Real.sleep(STARTING_GLANCE)  # the program waits for the world outside
            self._scheduler.run_until(self._scheduler.now if due is None else due)

    def _told_of_server(self) -> Message:
        served = self._served
        assert served is not None
        return {
            "server": served.server,
            "port": served.port,
            "paths": list(served.paths),
        }

    def _obey(self, message: Message) -> None:
        if "run" in message:
            self._run(self._base + message["run"], message["requests"])
        elif "begin" in message:
            self._begin(message["begin"])
        elif "end" in message:
            self._scheduler.drain(lambda: self._guarded(self._scheduler.now))
        elif "take" in message:
            self.take_hosts(message["take"])
            return
        elif "quit" in message:
            self._ended.set()
            self._scheduler.settle()
            return
        else:
            return
        self._say_done()

    def _run(self, until: int, requests: list[Message]) -> None:
        scheduler = self._scheduler
        if scheduler.now < until:
            self._guarded(until)
        for request in requests:
            scheduler.at(scheduler.now, partial(self._answer, request))
        self._guarded(scheduler.now)

    def _guarded(self, until: int, *, watching: bool = True) -> None:
        """Let time pass, and watch meanwhile: that the harness has it pass is no event by itself.

        So looks for work that are in vain stay so from one run to the next.
        """
        scheduler = self._scheduler
        try:
            scheduler.run_until(until, watching=watching)
            while scheduler.now < until:
                scheduler.run_until(until, watching=watching)
        except SimulatorError as error:
            self._line.say({"stuck": str(error)})
        except BaseException:
            traceback.print_exc()  # as a thread that dies of it would
        if scheduler.now < until:
            self._guarded(until, watching=False)

    def _begin(self, scenario: Message) -> None:
        scheduler = self._scheduler
        scheduler.begin_day()
        self._guarded(scheduler.now)
        self._base = scheduler.now
        self._face.offset = scenario["wall"] - scheduler.now
        self._chance.__exit__(None, None, None)
        seed = scenario["seed"]
        self._chance = nullcontext() if seed is None else seeded(seed, scheduler.manages_caller)
        self._chance.__enter__()

    def _say_done(self) -> None:
        self._say_notes()
        self._line.say({"done": True, **self._times()})

    def _say_notes(self) -> None:
        """Tell what has newly been put on the certificate."""
        for escape, whats in self._certificate.escapes().items():
            for what in whats:
                if (told := f"{escape.name} {what}") not in self._told:
                    self._told.add(told)
                    self._line.say({"note": escape.name, "what": what})

    def _times(self) -> dict[str, Any]:
        due = self._scheduler.polls.next_needed()
        return {
            "next": None if due is None else due - self._base,
            "waiting": list(self._scheduler.waiting()) if due is not None else [],
        }


def _wait_for_threads() -> None:
    """End the program as Python does: after the threads that are no daemons.

    What stands in for the end of a process in a harness does not wait for them.
    """
    end = threading._shutdown  # type: ignore[attr-defined]  # noqa: SLF001

    def shutdown() -> None:
        for thread in threading.enumerate():
            if not thread.daemon and thread is not threading.current_thread():
                thread.join()
        end()

    threading._shutdown = shutdown  # type: ignore[attr-defined]  # noqa: SLF001


def start() -> None:
    """Take this process over, before the bot's program runs."""
    faulthandler.enable()  # a harness that waits in vain asks by SIGABRT where the threads are
    installation = install()
    install_shims(installation)
    attend(installation, exact=os.environ.get("COURTESY_EXACT_POLLS") == "1")
    # The program starts on the harness's date.
    installation.face.offset = int(os.environ["COURTESY_NOW"]) - installation.scheduler.now
    line = Line(os.environ["COURTESY_SOCKET"])
    agent = Agent(installation, line)
    agent.take_hosts(os.environ.get("COURTESY_TAKE", "").split())
    intercept(agent)
    watch_hosts(agent)
    capture_servers(agent)
    _wait_for_threads()
    os.register_at_fork(after_in_child=line.forget)
    agent.adopt()
