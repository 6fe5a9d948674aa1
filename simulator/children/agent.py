"""The harness's end of one agent: a companion of the scheduler, and the bot's door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, ClassVar
from urllib.parse import urlsplit

from simulator.certificate import Escape
from simulator.children.channel import Channel, Message
from simulator.door import Asked, Door, Reply
from simulator.driver import Surroundings
from simulator.errors import BotDied, BotError, BotRaisedElsewhere, HarnessError, SimulatorError
from simulator.exchange import Call, Refused
from simulator.outgoing.web import Web
from simulator.timeflow.face import MICROSECOND
from simulator.timeflow.scheduler import Scheduler
from simulator.timeflow.thread import ManagedThread

Listen = Callable[[Callable[[], bool]], None]
"""Hears the agents until something is met; raises what ends the bot."""


@dataclass(slots=True)
class _Waiter:
    """Somebody who waits for the bot's answer."""

    thread: ManagedThread | None = None
    reply: Reply | None = None
    error: SimulatorError | None = None

    @property
    def served(self) -> bool:
        return self.reply is not None or self.error is not None


class Agent(Door):
    """One process of the bot's, as its agent tells of it.

    Attributes:
        hello: Who it is: ``language``, ``version``, ``pid``, ``argv``.
        server: What listens there: ``server``, ``port``, ``paths``; None before it does.
        seed: What its chance begins from, in the next scenario.
    """

    def __init__(
        self, channel: Channel, around: Surroundings, scheduler: Scheduler, listen: Listen
    ) -> None:
        self.hello: Message = {}
        self.server: Message | None = None
        self.seed: int | None = None
        self._channel = channel
        self._around = around
        self._web = Web(around.exchange, around.network)
        self._scheduler = scheduler
        self._listen = listen
        self._ids = count(1)
        self._waiters: dict[int, _Waiter] = {}
        self._queue: list[Message] = []
        self._base = 0
        self._next: int | None = None
        self._places: tuple[str, ...] = ()
        self._busy = False
        self._failed = False

    # What the bot is asked ----------------------------------------------------------------------

    def answer(self, asked: Asked) -> Reply:
        """Send one request to the bot's server; the caller's time passes until it is answered.

        Raises:
            BotRaisedElsewhere: the bot raised, and its server told.
            BotDied: its process ended before it answered.
        """
        number = next(self._ids)
        waiter = self._waiters[number] = _Waiter()
        message = {
            "id": number,
            "method": asked.method,
            "path": asked.path,
            "query": asked.query,
            "headers": list(asked.headers.items()),
            "body": asked.body.decode("latin-1"),
        }
        if self._busy:  # it asks us something and hears from us before it has our answer
            self._channel.send({"request": message})
            self._listen(lambda: waiter.served)
        else:
            self._await(waiter, message)
        if waiter.error is not None:
            raise waiter.error
        return waiter.reply or Reply(500)

    def _await(self, waiter: _Waiter, message: Message) -> None:
        if self._failed:
            raise BotDied("its process has ended")
        waiter.thread = self._scheduler.claim()
        self._queue.append(message)
        while not waiter.served and waiter.thread is not None:
            self._scheduler.park(waiter.thread, None)

    # A companion of the scheduler ---------------------------------------------------------------

    def begin(self, now: int, wall: int) -> None:
        """Begin a scenario."""
        self._base = now
        self._queue.clear()
        self._waiters.clear()
        self._round({"begin": {"wall": wall, "seed": self.seed}})

    def settle(self, now: int) -> bool:
        """Have the bot do all that is due up to ``now``, and take what it is asked."""
        due = self.next_due()
        if self._failed or not (self._queue or (due is not None and due <= now)):
            return False
        requests, self._queue = self._queue, []
        self._round({"run": now - self._base, "requests": requests})
        return True

    def next_due(self) -> int | None:
        """Return when the bot next wakes up by itself."""
        return None if self._next is None else self._base + self._next

    def end(self, now: int) -> None:  # noqa: ARG002 - a companion is told
        """End the scenario, and write down what keeps on waking up."""
        self._round({"end": True})
        if self._next is not None:
            for place in self._places:
                self._scheduler.certificate.record(Escape.POLLER, place)

    def waiting(self) -> tuple[str, ...]:
        """Return where the bot's threads or timers wait."""
        return self._places

    def quit(self) -> None:
        """Let the process end in order."""
        self._channel.send({"quit": True})

    def take_hosts(self, hosts: Sequence[str]) -> None:
        """Have calls to ``hosts`` come here from now on; ``*`` is all but this machine."""
        self._channel.send({"take": list(hosts)})

    def _round(self, message: Message) -> None:
        """Say something to which the agent answers ``done``, and hear it until then."""
        if self._failed or self._busy:  # busy: the scenario was interrupted while the bot was asked
            self._failed = True
            return
        self._busy = True
        self._channel.send(message)
        try:
            self._listen(lambda: not self._busy)
        except SimulatorError as error:
            self._fail(error)
        finally:
            self._busy = False

    def _fail(self, error: SimulatorError) -> None:
        """Let everybody who waits know, and the scenario too."""
        self._failed = True
        self._next = None
        waiters = [waiter for waiter in self._waiters.values() if not waiter.served]
        self._waiters.clear()
        for waiter in waiters:
            self._serve(waiter, error=error)
        if not any(waiter.thread for waiter in waiters):
            self._scheduler.errors.append(error)

    def _serve(
        self, waiter: _Waiter, reply: Reply | None = None, error: SimulatorError | None = None
    ) -> None:
        waiter.reply, waiter.error = reply, error
        if waiter.thread is not None:
            self._scheduler.wake(waiter.thread)

    # What the agent says ------------------------------------------------------------------------

    def take(self, message: Message) -> None:
        """Act on what the agent says.

        Raises:
            BotError: it is nothing that agents say.
        """
        for kind, act in self._ACTS.items():
            if kind in message:
                act(self, message)
                return
        raise BotError(f"the bot's process wrote to our line: {sorted(message)}")

    def _take_hello(self, message: Message) -> None:
        self.hello = message["hello"]

    def _take_ready(self, message: Message) -> None:
        self.server = message["ready"]
        self._base = self._scheduler.now - message.get("now", 0)
        self._take_times(message)

    def _take_call(self, message: Message) -> None:
        try:
            answer = self._web(_call(message))
        except Refused as refused:
            self._channel.send({"refuse": message["call"], "error": str(refused)})
            return
        self._channel.send(
            {
                "answer": message["call"],
                "status": answer.status,
                "headers": answer.headers,
                "body": answer.body.decode("latin-1"),
                "after": answer.after // MICROSECOND,
            }
        )

    def _take_host(self, message: Message) -> None:
        if self._around.in_world():
            self._around.on_host(message["host"])

    def _take_note(self, message: Message) -> None:
        escape = Escape.__members__.get(message["note"], Escape.BEYOND_AGENT)
        self._scheduler.certificate.record(escape, message["what"])

    def _take_reply(self, message: Message) -> None:
        reply = Reply(message["status"], message.get("body", "").encode("latin-1"))
        self._answered(message["reply"], reply=reply)

    def _take_raised(self, message: Message) -> None:
        error = BotRaisedElsewhere(message["error"], message.get("traceback", ""))
        self._answered(message["raised"], error=error)

    def _answered(self, number: int, **outcome: Any) -> None:  # noqa: ANN401 - a reply or an error
        waiter = self._waiters.pop(number, None)
        if waiter is not None:
            self._serve(waiter, **outcome)

    def _take_done(self, message: Message) -> None:
        self._busy = False
        self._take_times(message)

    def _take_times(self, message: Message) -> None:
        self._next = message.get("next")
        self._places = tuple(message.get("waiting", ()))

    def _take_stuck(self, message: Message) -> None:
        raise HarnessError(f"the bot does not come to rest: {message['stuck']}")

    _ACTS: ClassVar[dict[str, Callable[["Agent", Message], None]]] = {
        "hello": _take_hello,
        "ready": _take_ready,
        "call": _take_call,
        "host": _take_host,
        "note": _take_note,
        "reply": _take_reply,
        "raised": _take_raised,
        "done": _take_done,
        "stuck": _take_stuck,
    }


def _call(message: Message) -> Call:
    url = urlsplit(message["url"])
    return Call(
        method=message["method"].upper(),
        scheme=url.scheme,
        host=url.hostname or "",
        port=url.port,
        target=f"{url.path or '/'}{'?' if url.query else ''}{url.query}",
        headers=dict(message["headers"]),
        body=message["body"].encode("latin-1"),
    )
