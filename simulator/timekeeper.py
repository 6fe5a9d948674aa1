"""What a scenario asks of time, whether it is simulated (``Clock``) or real (``WallClock``)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol

from simulator.certificate import Certificate
from simulator.skip import Skip


class Timekeeper(Protocol):
    """Time for one scenario.

    Attributes:
        simulated: Whether the bot's own timers follow; if not, its silence proves nothing.
        why_not: Why they do not, and what would be better; empty where they do.
        landed: Where time was last put forward to without being lived through, None if never.
        certificate: What is beyond control.
        start: When the scenario begins, in UTC.
        skips: What each move of time in the present scenario cost, where time is simulated.
    """

    simulated: bool
    why_not: str
    landed: datetime | None
    certificate: Certificate
    start: datetime
    skips: list[Skip]

    def running(self) -> AbstractContextManager[Any]:
        """Live in this time: begin at ``start``; let the bot finish at the end."""

    def now(self) -> datetime:
        """Return the scenario's time, in UTC."""

    def settle(self) -> None:
        """Let the bot do all that it can do at this instant."""

    def advance(self, wait: timedelta) -> None:
        """Move time by ``wait``; everything due on the way happens at its time."""

    def travel_to(self, when: datetime) -> None:
        """Move time forward to ``when``."""

    def advance_until(self, met: Callable[[], bool], limit: timedelta) -> bool:
        """Move time until ``met()``, by ``limit`` at most; return whether it was met."""

    def call_soon(self, action: Callable[[], None]) -> None:
        """Have ``action`` run at this instant on the bot's side, when time next moves."""

    def call_at(self, when: datetime, action: Callable[[], None]) -> Callable[[], None]:
        """Have ``action`` run at ``when``, as time passes it; return what calls it off."""

    def diagnostics(self) -> tuple[str, ...]:
        """Return where the bot's threads wait."""
