"""The sentences of Gherkin steps: one phrase, written in several languages and variants.

A phrase file maps a phrase's name to its sentences. Fields are written as in the ``parse`` library;
the types below are added to it.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

import parse
from pytest_bdd.parsers import StepParser

from scenarios import phrases
from simulator.outgoing.place import Place
from simulator.settings import parse_as_of

_UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_UNIT = "|".join(f"{name}s?" for name in _UNITS)
_Reader = TypeVar("_Reader", bound=Callable[[str], Any])


def _pattern(regex: str) -> Callable[[_Reader], _Reader]:
    """Return a decorator that tells ``parse`` which texts a reader takes."""

    def decorate(reader: _Reader) -> _Reader:
        reader.pattern = regex  # type: ignore[attr-defined]
        return reader

    return decorate


_WAIT = re.compile(rf"(\d+(?:\.\d+)?) ({_UNIT})")


@_pattern(rf"\d+(?:\.\d+)? (?:{_UNIT})(?:(?:,? and |, )\d+(?:\.\d+)? (?:{_UNIT}))*")
def wait(text: str) -> timedelta:
    """Read ``25 hours`` or ``1 hour and 30 minutes``."""
    return sum(
        (float(number) * _UNITS[unit.removesuffix("s")] for number, unit in _WAIT.findall(text)),
        timedelta(),
    )


@_pattern(r"the customer|[^\W\d_a-z][\w'\u2019.-]*(?: [^\W\d_a-z][\w'\u2019.-]*)*")
def who(text: str) -> str | None:
    """Read ``the customer`` as nobody in particular, anything else capitalised as a name."""
    return None if text == "the customer" else text


@_pattern(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
def moment(text: str) -> datetime:
    """Read ``2026-05-01`` or ``2026-05-01 18:30``, in UTC."""
    return parse_as_of(text)


@_pattern(r"(?:[01]?\d|2[0-3]):[0-5]\d")
def hour(text: str) -> time:
    """Read ``9:00``."""
    hours, minutes = text.split(":")
    return time(int(hours), int(minutes))


@_pattern(r"\"[^\"]*\"(?:(?:,? and |, )\"[^\"]*\")*")
def quoted(text: str) -> tuple[str, ...]:
    """Read ``"Yes", "No" and "Maybe"``."""
    return tuple(re.findall(r'"([^"]*)"', text))


@_pattern(r"(?:[A-Z]+ )?https?://\S+")
def place(text: str) -> Place:
    """Read ``https://shop.example/orders``, with a method before it or not."""
    return Place.of(text)


@_pattern(r"[2-5]\d\d")
def status(text: str) -> int:
    """Read a status of HTTP that ends a call."""
    return int(text)


@_pattern(r"\d+ ?% \"[^\"]*\"(?:(?:,? and |, )\d+ ?% \"[^\"]*\")*")
def mix(text: str) -> Mapping[str, int]:
    """Read ``10 % "angry" and 5 % "chatty"`` as percent by persona."""
    return {name: int(share) for share, name in re.findall(r'(\d+) ?% "([^"]*)"', text)}


TYPES: Mapping[str, Callable[[str], Any]] = {
    "Wait": wait,
    "Who": who,
    "Moment": moment,
    "Hour": hour,
    "Quoted": quoted,
    "Place": place,
    "Status": status,
    "Mix": mix,
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One wording of a phrase in one language."""

    language: str
    text: str


@lru_cache(maxsize=1)
def all_phrases() -> dict[str, tuple[Sentence, ...]]:
    """Return every phrase with its sentences; English comes first."""
    found: dict[str, tuple[Sentence, ...]] = {}
    files = [f for f in resources.files(phrases).iterdir() if f.name.endswith(".toml")]
    for file in sorted(files, key=lambda f: (f.name != "en.toml", f.name)):
        language = file.name.removesuffix(".toml")
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        for subject, wordings in table.items():
            for name, texts in wordings.items() if subject != "words" else ():
                sentences = tuple(Sentence(language, text) for text in texts)
                found[name] = (*found.get(name, ()), *sentences)
    return found


class PhraseParser(StepParser):
    """Recognises a phrase in any of its sentences."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._parsers = [
            parse.compile(sentence.text, TYPES, case_sensitive=True)
            for sentence in all_phrases()[name]
        ]

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """Return the fields of the first sentence that fits."""
        for parser in self._parsers:
            found = parser.parse(name)
            if found is not None:
                fields: dict[str, Any] = found.named
                return fields
        return None

    def is_matching(self, name: str) -> bool:
        """Return whether any sentence fits; whether its values do is found out when it runs."""
        return any(parser.parse(name, evaluate_result=False) for parser in self._parsers)


def phrase(name: str) -> PhraseParser:
    """Return the parser of the phrase called ``name``.

    Raises:
        KeyError: no language has it.
    """
    return PhraseParser(name)
