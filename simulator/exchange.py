"""What a bot asks by HTTP and what it is answered: one form, whatever the bot is and calls with.

An exchange answers every call that it takes: those to the Graph API always, those to other hosts
as the run and the scenario say. The time before an answer passes in the caller, on its own clock.
"""

import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from fake_graph.call import Request, Response

GRAPH_HOSTS = frozenset({"graph.facebook.com", "graph-video.facebook.com"})
GraphExchange = Callable[[Request], Response]
"""Answers a call to the Graph API."""

_HERE = ("127.", "::1", "0.0.0.0", "localhost")  # noqa: S104 - told apart, not listened on
USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call as it left the bot.

    Attributes:
        method: In capitals.
        port: None where it is the scheme's usual one.
        target: The path and the query, as on the wire.
        headers: Names in any case.
    """

    method: str
    scheme: str
    host: str
    port: int | None = None
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def url(self) -> str:
        """The whole address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port in (None, USUAL_PORTS.get(self.scheme)) else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call is answered.

    Attributes:
        headers: Without those that frame the body, such as Content-Length.
        after: Simulated time that passes first.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    after: timedelta = timedelta()


class Refused(Exception):
    """The connection fails; interceptors raise what their library raises then."""


class Exchange(Protocol):
    """Answers calls instead of the world."""

    def takes(self, host: str) -> bool:
        """Return whether calls to ``host`` come here; they are the world's otherwise."""

    def __call__(self, call: Call) -> Answer:
        """Return what ``call`` is answered.

        Raises:
            Refused: the connection fails.
        """


def let_pass(after: timedelta, patience: float | None) -> bool:
    """Let the time before an answer pass on the calling thread, by ``patience`` seconds at most.

    Returns: whether the answer came in time.
    """
    wait, in_time = how_long(after, patience)
    if wait:
        time.sleep(wait)
    return in_time


def how_long(after: timedelta, patience: float | None) -> tuple[float, bool]:
    """Return how many seconds a caller waits for an answer, and whether it comes in time."""
    seconds = after.total_seconds()
    if patience is not None and patience < seconds:
        return patience, False
    return seconds, True


async def answer_off_loop(exchange: Exchange, call: Call) -> Answer:
    """Return the answer, leaving the caller's loop free where the platform may ask back.

    A new callback is challenged before the call that names it is answered, and the loop that waits
    for the answer may be the one that serves the callback.
    """
    path = call.target.partition("?")[0]
    if call.method == "POST" and path.rstrip("/").endswith("/subscriptions"):
        import asyncio

        return await asyncio.to_thread(exchange, call)
    return exchange(call)


def is_here(host: str) -> bool:
    """Return whether ``host`` is this machine by another name."""
    return (
        host in ("", "::")
        or host.startswith(_HERE)
        or host.endswith(".localhost")
        or host.lower() == socket.gethostname().lower()
    )
