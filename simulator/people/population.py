"""A crowd of virtual customers: who they are and when they come, each by their number alone.

Number 417 is the same person with the same words in every crowd of the same seed, mix and length,
however many others there are.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from simulator.chance import seed_for
from simulator.errors import BadInput
from simulator.people.home import zone_of
from simulator.persona import Side
from simulator.personas import PERSONAS, find_persona
from simulator.scoring.configuration import refuse_unknown

LOCALES = ("en_US", "id_ID", "nl_NL", "tr_TR", "fr_FR", "it_IT")
"""Where customers come from unless somebody says otherwise: our languages."""
CELL = 50
"""Customers who share a bot, a clock and the contention."""
WHOLE = 100  # percent
_STRIDE = 61
"""Coprime to 100: neighbours in number differ in kind, and of each hundred all have their share."""


class Rhythm(StrEnum):
    """When people write."""

    EVEN = "even"
    WORKING_WEEK = "working week"
    """By their own clocks: in the day, less in the evening and at weekends, hardly at night."""


_DAY = (1, 1, 1, 1, 1, 2, 4, 8, 14, 20, 24, 24, 22, 22, 22, 20, 20, 20, 22, 24, 22, 16, 8, 3)
"""How many write in each hour of a working day, against the others; house."""
_BUSIEST = max(_DAY)
_WEEKEND = 0.6
"""How many write on a day of the weekend, against a working day; house."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Member:
    """One of a crowd.

    Attributes:
        persona: The name of the kind of customer.
        staff: The name of the kind of agent who watches their thread, empty for nobody.
        arrives: How long after the beginning they first write.
    """

    number: int
    persona: str
    locale: str
    arrives: timedelta
    staff: str = ""


@dataclass(frozen=True)
class Mix:
    """Of what a crowd is made.

    Attributes:
        shares: Percent by persona; all others have the same share of the rest.
        staff: Percent of threads by the persona of the agent who watches them.
    """

    shares: Mapping[str, int] = field(default_factory=dict)
    locales: tuple[str, ...] = LOCALES
    rhythm: Rhythm = Rhythm.WORKING_WEEK
    staff: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse personas that there are not, and shares that are too much.

        Raises:
            BadInput, UnknownPersona
        """
        _check(self.shares, Side.CUSTOMER)
        _check(self.staff, Side.STAFF)
        if not self.locales:
            raise BadInput("a crowd comes from one locale at least, e.g. en_US")

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """A hundred personas, each as often as its share."""
        named = [name for name, share in self.shares.items() for _ in range(share)]
        others = [
            persona.name
            for persona in PERSONAS
            if persona.side is Side.CUSTOMER and persona.name not in self.shares
        ]
        rest = WHOLE - len(named)
        return (*named, *(others[at % len(others)] for at in range(rest)))

    @cached_property
    def desks(self) -> tuple[str, ...]:
        """A hundred threads, each with the name of who watches it or nobody."""
        named = [name for name, share in self.staff.items() for _ in range(share)]
        return (*named, *[""] * (WHOLE - len(named)))


def _check(shares: Mapping[str, int], side: Side) -> None:
    for name, share in shares.items():
        if find_persona(name).side is not side:
            raise BadInput(f"{name!r} does not stand on the side of the {side}")
        if share < 0:
            raise BadInput(f"the share of {name!r} is a percentage, not {share}")
    if sum(shares.values()) > WHOLE:
        raise BadInput(f"the shares come to {sum(shares.values())} %, which is more than {WHOLE}")


def read_mix(path: Path) -> Mix:
    """Return the mix that a TOML file says.

    ::

        locales = ["id_ID", "nl_NL"]
        rhythm = "working week"        # or "even"

        [personas]                     # percent; all others share the rest
        angry = 10

        [staff]                        # percent of the threads
        agent-accepts = 60

    Raises:
        BadInput: naming the file and what does not fit.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from None
    refuse_unknown(table, ("locales", "rhythm", "personas", "staff"), str(path))
    return Mix(
        shares=_shares(table.get("personas", {}), path),
        locales=_texts(table.get("locales", LOCALES), path),
        rhythm=_rhythm(table.get("rhythm", Rhythm.WORKING_WEEK), path),
        staff=_shares(table.get("staff", {}), path),
    )


def _shares(value: object, path: Path) -> dict[str, int]:
    if not isinstance(value, dict) or not all(type(share) is int for share in value.values()):
        raise BadInput(f"{path}: shares are whole percentages by persona, e.g. angry = 10")
    return {find_persona(name).name: share for name, share in value.items()}


def _texts(value: object, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise BadInput(f'{path}: locales are a list, e.g. ["id_ID", "nl_NL"]')
    return tuple(value)


def _rhythm(value: str, path: Path) -> Rhythm:
    try:
        return Rhythm(value)
    except ValueError:
        known = ", ".join(repr(str(rhythm)) for rhythm in Rhythm)
        raise BadInput(f"{path}: no rhythm {value!r}; write one of {known}") from None


@dataclass(frozen=True, slots=True)
class Population:
    """A crowd.

    Attributes:
        customers: How many; they are numbered from 1.
        span: Within which they first write.
        seed: What all that they are derives from, with their numbers.
    """

    customers: int
    span: timedelta
    seed: int
    mix: Mix = field(default_factory=Mix)
    cell: int = CELL

    def member(self, number: int, start: datetime) -> Member:
        """Return who has a number, in a crowd that begins at ``start``."""
        chance = Random(seed_for(self.seed, "crowd", number))  # noqa: S311 - a script, no secret
        slot = (number * _STRIDE + seed_for(self.seed, "mix")) % WHOLE
        desk = (number * _STRIDE + seed_for(self.seed, "staff")) % WHOLE
        locale = self.mix.locales[(number + seed_for(self.seed, "locale")) % len(self.mix.locales)]
        return Member(
            number,
            self.mix.slots[slot],
            locale,
            _arrival(chance, start, self.span, self.mix.rhythm, locale),
            self.mix.desks[desk],
        )

    def cells(self) -> Iterator[Sequence[int]]:
        """Return the numbers of each cell."""
        for first in range(1, self.customers + 1, self.cell):
            yield range(first, min(first + self.cell, self.customers + 1))

    def cell_of(self, number: int) -> int:
        """Return the number of the cell that somebody is in, from 1.

        Raises:
            BadInput: nobody has that number.
        """
        if number not in range(1, self.customers + 1):
            raise BadInput(f"no customer {number}; they are numbered from 1 to {self.customers}")
        return (number - 1) // self.cell + 1


def _arrival(
    chance: Random, start: datetime, span: timedelta, rhythm: Rhythm, locale: str
) -> timedelta:
    """Return when somebody comes: a moment of chance, drawn again until people write then."""
    zone = ZoneInfo(zone_of(locale))
    while True:
        after = timedelta(milliseconds=int(span / timedelta(milliseconds=1) * chance.random()))
        if rhythm is Rhythm.EVEN or chance.random() < _liveliness((start + after).astimezone(zone)):
            return after


def _liveliness(local: datetime) -> float:
    """Return how many write at a moment, against the busiest of all."""
    share = _DAY[local.hour] / _BUSIEST
    return share * _WEEKEND if local.weekday() >= _SATURDAY else share
