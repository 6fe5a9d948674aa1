"""Slips of punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from simulator.text.masking import HIDDEN, mask

_SPACE_BEFORE = re.compile(r"(?<=[^\W\d_])[ \t\u00a0\u202f]+(?=[,;](?:\s|$|[^\W\d_])|\.(?:\s|$))")
_SPACE_BEFORE_HIGH = re.compile(r"(?<=[^\W\d_])[ \t]+(?=[!?:](?:\s|$))")
_NO_SPACE_AFTER = re.compile(
    r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})|(?<=[^\W\d_A-Z]{2})[.!?](?=[A-Z\u00c0-\u00de][^\W\d_A-Z])"
)
_DOUBLED = re.compile(
    r"(?<![.,;:]),,+(?![,'])|(?<!\.)\.\.(?!\.)|;;|(?<![:\w]):{2}(?!\w)|,\.(?!\w)|\.,(?=\s+[A-Z])"
)
_BRACKETS = r"\"()\[\]\u00ab\u00bb\u201c\u201d"
_MAY_SLIP = re.compile(  # one set of characters first, which is quickly skipped to
    rf"[\s,;.!?:{_BRACKETS}](?:(?<=\s)[,.;!?:]|(?<=[,;])\S|(?<=[.!?])[A-Z\u00c0-\u00de]"
    rf"|(?<=[.,;:])[.,;:]|(?<=[{_BRACKETS}]))"
)
"""In every text with a slip, but for those that only French has."""
_FRENCH = re.compile(r"(?<=[^\W\d_])(?:[!?;]|:(?=\s))(?![!?.\w])")
_FRENCH_QUOTES = re.compile(r"\u00ab(?=[^\s\u00a0\u202f])|(?<=[^\s\u00a0\u202f])\u00bb")
_PAIRS = {"(": ")", "[": "]", "\u00ab": "\u00bb", "\u201c": "\u201d"}
_LIST_ITEM = re.compile(r"(?:^|\n|\s)\w{1,2}\)")
_ELISION = re.compile(r"(?<=\w)[\u2019'](?=\w)")
FRENCH, CANADIAN = "fr", ("fr_CA", "fr-CA")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, and what is wrong.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends.
    """

    start: int
    end: int
    what: str


@lru_cache(maxsize=16_384)
def slips(text: str, language: str) -> tuple[Slip, ...]:
    """Return the slips of punctuation in ``text``.

    ``language`` is an ISO code or a locale: French of France needs a space before ``! ? : ;``,
    where others have none, and Canadian French may do either way.
    """
    hidden = mask(text)
    if language[:2] != FRENCH and not _MAY_SLIP.search(hidden):
        return ()
    found = [*_spaces(hidden, language), *_marks(hidden), *_pairs(hidden)]
    return tuple(sorted(found, key=lambda slip: slip.start))


def _spaces(text: str, language: str) -> Iterator[Slip]:
    for found in _SPACE_BEFORE.finditer(text):
        yield Slip(found.start(), found.end() + 1, "a space before the mark")
    for found in _NO_SPACE_AFTER.finditer(text):
        yield Slip(found.start(), found.end(), "no space after the mark")
    if language[:2] != FRENCH:
        for found in _SPACE_BEFORE_HIGH.finditer(text):
            yield Slip(found.start(), found.end() + 1, "a space before the mark")
    elif language not in CANADIAN:
        for pattern in (_FRENCH, _FRENCH_QUOTES):
            for found in pattern.finditer(text):
                yield Slip(found.start(), found.end(), "no space beside the mark")


def _marks(text: str) -> Iterator[Slip]:
    for found in _DOUBLED.finditer(text):
        yield Slip(found.start(), found.end(), "a doubled mark")


def _pairs(text: str) -> Iterator[Slip]:
    """Yield brackets and quotes that do not close; numbered lists and apostrophes have none."""
    plain = _LIST_ITEM.sub(lambda item: HIDDEN * len(item[0]), text)
    for opening, closing in _PAIRS.items():
        opened, closed = plain.count(opening), plain.count(closing)
        if opening == "\u201c" and ("\u201e" in plain or "\u201d" not in plain):
            continue  # German opens low and closes so; some open with the closing form
        if opened != closed:
            place = max(plain.rfind(opening), plain.rfind(closing))
            yield Slip(place, place + 1, f"{opening} and {closing} do not match")
    if plain.count('"') % 2:
        place = plain.rfind('"')
        yield Slip(place, place + 1, 'an odd number of "')
