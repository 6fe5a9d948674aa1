"""What a team has decided for its own page: thresholds, brand words, its own hosts.

What the guides leave open, or what is a matter of taste, is a threshold with a default of ours;
a team may set it in its configuration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Generic, TypeVar

from simulator.facts import OpeningHours

T = TypeVar("T", int, float, timedelta)


@dataclass(frozen=True, slots=True)
class Threshold(Generic[T]):
    """A number that a rule decides by.

    Attributes:
        key: The rule's code and a word in snake case, e.g. ``F09.few``.
        default: The number where the team says nothing; its type is the unit: ``timedelta`` for
            time, ``float`` for shares, ``int`` for counts.
        meaning: What it is, a noun phrase.
        source: Where it is from; ``house`` where it is ours.
    """

    key: str
    default: T
    meaning: str
    source: str = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A team's own decisions.

    Attributes:
        thresholds: Numbers by the keys of ``Threshold``.
        brand_words: Names and jargon: never typos, never shouting.
        first_party: Hosts that are the team's own, or that it has told its customers of.
        opening: When the page's people are there, where the scenario does not say.
        page_zone: The page's time zone, where the scenario does not say.
    """

    thresholds: Mapping[str, int | float | timedelta] = field(default_factory=dict)
    brand_words: frozenset[str] = frozenset()
    first_party: frozenset[str] = frozenset()
    opening: OpeningHours | None = None
    page_zone: str = ""

    def __getitem__(self, threshold: Threshold[T]) -> T:
        """Return the team's number, or the default."""
        return self.thresholds.get(threshold.key, threshold.default)  # type: ignore[return-value]

    def owns(self, host: str) -> bool:
        """Return whether ``host`` is one of the team's own, or under one."""
        return any(host == own or host.endswith(f".{own}") for own in self.first_party)


DEFAULT_HOUSE = House()
