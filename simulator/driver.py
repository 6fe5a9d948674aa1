"""How a bot lives: in this process, in a child of ours, or wherever somebody else started it.

A connector says how to reach one kind of bot; the driver behind it gives that bot its time, its
chance and its environment. All that the harness knows of the difference is in this contract.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from simulator.connector import Home, Opened
from simulator.door import Reply
from simulator.errors import HarnessError
from simulator.exchange import GraphExchange
from simulator.outgoing.network import Network
from simulator.timekeeper import Timekeeper

ANSWER_PATIENCE = timedelta(minutes=1)
"""Simulated time that a handshake may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a driver puts around the bot.

    Attributes:
        exchange: Answers what the bot asks of the Graph API.
        network: Answers what the bot asks of other hosts, where these are not left alone.
        on_host: Is told of every other host that the bot contacts while a scenario runs.
        in_world: Whether a scenario runs.
        in_attaching: Whether the bot is still being started.
    """

    exchange: GraphExchange
    network: Network
    on_host: Callable[[str], None]
    in_world: Callable[[], bool]
    in_attaching: Callable[[], bool]


class Driver(ABC):
    """The bot's life; what is not abstract suits a bot that is out of reach.

    Attributes:
        home: Where the bots live that it drives.
        forks: Whether a fork of this process holds a bot of its own.
        clock: The time that the bot lives in; final once the bot is open.
    """

    home: ClassVar[Home]
    forks: ClassVar[bool] = False
    clock: Timekeeper

    @abstractmethod
    def open(self) -> Opened:
        """Import the bot, start it, or find it; call it inside ``attaching``.

        Raises:
            BadAddress, BotDied, BotUnreachable
        """

    @abstractmethod
    def attaching(self) -> AbstractContextManager[None]:
        """Be on the bot's side of time while it is opened and its webhook is looked for."""

    def between(self) -> AbstractContextManager[None]:
        """Be on the bot's side of time while no scenario runs."""
        return nullcontext()

    def ask(self, request: Callable[[], Reply]) -> Reply:
        """Have the bot answer one request before any scenario."""
        return request()

    def scenario(self, name: str) -> AbstractContextManager[None]:  # noqa: ARG002 - for others
        """Put the bot's chance under the scenario's name for as long as it lasts."""
        return nullcontext()

    def renew(self) -> bool:
        """End a bot in a child, so that the next ``open`` starts another; return whether it did."""
        return False

    def after_fork(self) -> None:  # noqa: B027 - most never are in one
        """Begin anew in a forked child, where only the calling thread exists."""

    @abstractmethod
    def facts(self) -> dict[str, str]:
        """Return what is known of the bot, by what it is: its language, its server, its port."""

    def output(self) -> str:
        """Return what the bot has printed since it was last asked, where that can be told apart."""
        return ""

    @abstractmethod
    def close(self) -> None:
        """Stop listening, and end what was started."""


def ask_in_time(clock: Timekeeper, request: Callable[[], Reply]) -> Reply:
    """Have ``request`` made on the bot's side of ``clock``, and time pass until it is answered.

    Raises:
        HarnessError: it takes longer than ``ANSWER_PATIENCE``.
    """
    replies: list[Reply] = []
    clock.call_soon(lambda: replies.append(request()))
    if not clock.advance_until(lambda: bool(replies), ANSWER_PATIENCE):
        where = "; ".join(clock.diagnostics())
        raise HarnessError(f"the bot did not answer the handshake within a minute: {where}")
    return replies[0]
