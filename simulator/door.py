"""A door to a bot: anything that answers HTTP requests."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asked:
    """A request on its way through the door.

    Attributes:
        path: As in an address, without the query.
        query: Raw, without the question mark.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def target(self) -> str:
        """The path and the query."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back through the door."""

    status: int
    body: bytes = b""


class Door(ABC):
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
        return self.answer(Asked(method, path, query, headers or {}, body))

    @abstractmethod
    def answer(self, asked: Asked) -> Reply:
        """Return the bot's answer; raises what ``request`` does."""
