"""How alike two texts are, and whether one mentions a term of the other's."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
SAME = 95
"""Of 100, from which on two texts are one text; source: the catalogue."""
ALMOST = 90
"""Of 100, from which on a word is a term with another ending; source: the catalogue."""


def folded(text: str) -> str:
    """Return ``text`` small, with the two letters i of Turkish as one."""
    small = text.replace("\u0130", "i").replace("\u0131", "i").casefold()
    return _SPACES.sub(" ", small).strip()


def masked(text: str) -> str:
    """Return ``text`` folded, with every number as a nought."""
    return _DIGITS.sub("0", folded(text))


@lru_cache(maxsize=16_384)
def alike(before: str, now: str) -> float:
    """Return how far two texts have the same words, 0 to 100; numbers do not count."""
    first, second = masked(before), masked(now)
    if first == second:
        return 100.0
    return (
        max(fuzz.token_set_ratio(first, second), fuzz.ratio(first, second))
        if _near(first, second)
        else fuzz.ratio(first, second)
    )


def _near(first: str, second: str) -> bool:
    """Return whether two texts are of a length: else one may only be a part of the other."""
    shorter, longer = sorted((len(first), len(second)))
    return shorter * 2 > longer


@lru_cache(maxsize=16_384)
def same(before: str, now: str) -> bool:
    """Return whether two texts are the same but for a letter here and there."""
    first, second = folded(before), folded(now)
    return first == second or fuzz.ratio(first, second, score_cutoff=SAME) >= SAME


@lru_cache(maxsize=16_384)
def mentions(text: str, term: str, threshold: float = ALMOST) -> bool:
    """Return whether ``term`` is in ``text``, as it stands or with another ending."""
    said, wanted = folded(text), folded(term)
    if not wanted:
        return False
    if wanted.isdigit():
        return re.search(rf"(?<!\d){wanted}(?!\d)", said) is not None
    if re.search(rf"(?<!\w){re.escape(wanted)}", said):
        return True
    if len(wanted) < _SHORT_TERM:
        return False
    return fuzz.partial_ratio(wanted, said, score_cutoff=threshold) >= threshold


_SHORT_TERM = 6
"""Shorter terms have too many neighbours."""
