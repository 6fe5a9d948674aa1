"""How a kind of customer talks.

A persona is a generator function. It yields what the customer does next and is sent back the
bot's messages that have arrived since its last action, so patience and moods are plain Python.
It can only do what the real app allows: a quick reply can be tapped only while it is shown.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import timedelta

from faker import Faker


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of the bot's, as the customer sees it."""

    text: str
    quick_replies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """Open the thread, and press Get Started if it is there."""


@dataclass(frozen=True, slots=True)
class Say:
    """Write ``text`` to the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap the quick reply with this title."""

    title: str


@dataclass(frozen=True, slots=True)
class Read:
    """Read what has arrived."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing until the page answers, but no longer than ``upto``."""

    upto: timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for ``time``: read, think, type."""

    time: timedelta


@dataclass(frozen=True, slots=True)
class Block:
    """Block the page."""


Step = Open | Say | Tap | Read | Wait | Pause | Block
Script = Generator[Step, tuple[Heard, ...], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A kind of customer.

    Attributes:
        name: The module's name in kebab case; what scenarios call it.
        talk: Takes a seeded Faker and returns the script.
    """

    name: str
    talk: Callable[[Faker], Script]
