"""A server that a bot starts, taken over: its application answers, and nothing listens.

A kind knows one server library. It is installed when the bot imports that library, and hands what
the server would have served to ``Capture``, which keeps the calling thread as the server would.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from simulator.door import Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a server would have served.

    Attributes:
        door: How to reach the application.
        server: The server's name.
        port: Where it would have listened.
        paths: What the application declares.
        limit: How many requests it would have served at once, None for any number.
    """

    door: Door
    server: str
    port: int | None = None
    paths: tuple[str, ...] = ()
    limit: int | None = None


class Capture(Protocol):
    """Takes a server's place."""

    def keep(self, served: Served) -> None:
        """Serve until the harness is done, on whatever thread; the caller waits meanwhile."""

    def announce(self, served: Served) -> None:
        """Serve from now on; the caller goes on."""

    def declare(self, paths: tuple[str, ...]) -> None:
        """Take note of what the application declares, where that is known only now."""

    def note_workers(self, server: str, workers: int) -> None:
        """Write on the certificate that ``server`` was to have several worker processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What one server library is taught.

    Attributes:
        module: The module whose import triggers the installation.
        install: Takes that module and what to hand applications to.
    """

    module: str
    install: Callable[[ModuleType, Capture], None]
