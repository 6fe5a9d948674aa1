"""Where conversations come from that no scenario has played: one kind of file each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of file.

    Attributes:
        name: What it is called, in kebab case.
        fits: Whether parsed JSON, or a text, is of this kind.
        read: Returns the conversations; the page's name tells who is the bot.
    """

    name: str
    fits: Callable[[Any], bool]
    read: Callable[[Any, str], Sequence[Transcript]]
