"""Words that stand twice, and sentences that break off."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simulator.text.masking import mask

_TWICE = re.compile(r"(?<![\w'\u2019-])([^\W\d_]{2,})[ \n]+\1(?![\w'\u2019-])", re.IGNORECASE)
_STOP = re.compile(r"\.(?=\s|$)")
_LAST_WORD = re.compile(r"[\w'\u2019-]+$")
_LONGEST_WORD = 40
"""More of a word is not looked at."""
_RHYTHM = frozenset(
    re.findall(r"\w+", "bye ha haha ho hey no yes ja nee oui non si very so really blah la na da")
)
"""Words that people double for the sound of it, in any language."""


@dataclass(frozen=True, slots=True)
class Doubled:
    """A word that stands twice, or a sentence that ends too early.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends.
    """

    start: int
    end: int


def doubled(text: str, style: Mapping[str, Any]) -> tuple[Doubled, ...]:
    """Return the doubled words of ``text`` and the words that cannot end a sentence.

    ``style`` is the language file's table: ``doubled`` are words that may stand twice, ``ends``
    words that end no sentence; ``doubles_freely`` is set where any word may stand twice.
    """
    return _doubled(
        text,
        _words(str(style.get("doubled", ""))),
        _words(str(style.get("ends", ""))),
        bool(style.get("doubles_freely", False)),
    )


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=16_384)
def _doubled(
    text: str, allowed: frozenset[str], ends: frozenset[str], freely: bool
) -> tuple[Doubled, ...]:
    hidden = mask(text)
    words = hidden.lower().split()
    may_double = not freely and any(map(str.startswith, words[1:], words))
    twice = _twice(hidden, allowed | _RHYTHM) if may_double else ()
    return (*twice, *_broken_off(hidden, ends))


def _twice(text: str, allowed: frozenset[str]) -> Iterator[Doubled]:
    for found in _TWICE.finditer(text):
        word = found[1]
        is_name = word[0].isupper() and found[0][-len(word)].isupper()
        if word.casefold() not in allowed and not is_name:
            yield Doubled(found.start(), found.end())


def _broken_off(text: str, ends: frozenset[str]) -> Iterator[Doubled]:
    if not ends or "." not in text:
        return
    for stop in _STOP.finditer(text):
        start = max(0, stop.start() - _LONGEST_WORD)
        last = _LAST_WORD.search(text[start : stop.start()].rstrip())
        if last and last[0] in ends:
            yield Doubled(start + last.start(), stop.end())
