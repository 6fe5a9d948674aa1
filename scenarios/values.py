"""What stands in the fields of sentences: waits, people, lists, dates, places.

Each type is a pattern, which may depend on the language's words, and a reader of what it matched.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache, cached_property
from typing import Any

from simulator.outgoing.place import Place
from simulator.settings import parse_as_of

_UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_NAME = r"[^\W\d_a-z][\w'\u2019.-]*(?: [^\W\d_a-z][\w'\u2019.-]*)*"
_QUOTED = r'"[^"]*"'


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language that fields are written with.

    Attributes:
        table: What people write for ``customer``, ``and``, and each unit of time.
    """

    table: Mapping[str, tuple[str, ...]]

    @cached_property
    def _units(self) -> Mapping[str, timedelta]:
        return {word: _UNITS[unit] for unit in _UNITS for word in self.table[unit]}

    @cached_property
    def _separator(self) -> str:
        ands = _any_of(self.table["and"])
        return rf"(?:,? {ands} |, ?)"

    @cached_property
    def wait(self) -> "Value":
        """``25 hours``, or ``1 hour and 30 minutes``."""
        number, unit = r"\d+(?:[.,]\d+)?", _any_of(self._units)
        one = rf"{number}[ \u00a0]{unit}"
        apart = re.compile(rf"({number})[ \u00a0]({unit})")

        def read(text: str) -> timedelta:
            return sum(
                (
                    float(number.replace(",", ".")) * self._units[unit]
                    for number, unit in apart.findall(text)
                ),
                timedelta(),
            )

        return Value(rf"{one}(?:{self._separator}{one})*", read)

    @cached_property
    def who(self) -> "Value":
        """``the customer`` for nobody in particular, anything capitalised as a name."""
        nobody = self.table["customer"]

        def read(text: str) -> str | None:
            return None if text in nobody else text

        return Value(rf"{_any_of(nobody)}|{_NAME}", read)

    @cached_property
    def quoted(self) -> "Value":
        """``"Yes", "No" and "Maybe"``."""
        return Value(rf"{_QUOTED}(?:{self._separator}{_QUOTED})*", _read_quoted)

    @cached_property
    def mix(self) -> "Value":
        """``10 % "angry" and 5 % "chatty"``: percent by name."""
        one = rf"\d+[ \u00a0]?% {_QUOTED}"
        return Value(rf"{one}(?:{self._separator}{one})*", _read_mix)


@dataclass(frozen=True, slots=True)
class Value:
    """A type of field: what it looks like, and what it means."""

    pattern: str
    read: Callable[[str], Any]


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of several words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _read_quoted(text: str) -> tuple[str, ...]:
    return tuple(quoted[1:-1] for quoted in re.findall(_QUOTED, text))


def _read_mix(text: str) -> Mapping[str, int]:
    return {name: int(share) for share, name in re.findall(r'(\d+)[ \u00a0]?% "([^"]*)"', text)}


def _read_hour(text: str) -> time:
    hours, minutes = re.split("[:.h]", text)
    return time(int(hours), int(minutes))


_EVERYWHERE: Mapping[str, Value] = {
    "Moment": Value(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?", parse_as_of),
    "Hour": Value(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d", _read_hour),
    "Place": Value(r"(?:[A-Z]+ )?https?://\S+", Place.of),
    "Status": Value(r"[2-5]\d\d", int),
    "d": Value(r"\d+", int),
}
_OF_LANGUAGES = ("Wait", "Who", "Quoted", "Mix")
TYPES = (*_OF_LANGUAGES, *_EVERYWHERE)


@cache
def value_of(kind: str, words: Words) -> Value:
    """Return the type called ``kind`` in the language of ``words``; none is any text.

    Raises:
        KeyError: there is no such type.
    """
    if kind in _OF_LANGUAGES:
        value: Value = getattr(words, kind.lower())
        return value
    return _EVERYWHERE[kind]
