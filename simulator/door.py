"""A door to a bot: anything that answers HTTP requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back through the door."""

    status: int
    body: bytes = b""


class Door(Protocol):
    """Anything that answers HTTP requests."""

    def request(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Reply:
        """Send one request to the bot.

        Raises:
            BotRaised: the bot raised an exception.
            BotUnreachable: nothing answers.
        """
