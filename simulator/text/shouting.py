"""What shouts: rows of capital words, rows of exclamation and question marks."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

ROW = 3
"""Words in capitals, or marks, that make a shout; source: the catalogue."""
_MARKS = re.compile(r"[!?](?:\s?[!?]){2,}")
_CAPITAL = r"A-Z\u00c0-\u00de\u0130\u011e\u015e"
_MAY_SHOUT = re.compile(  # one set of characters first, which is quickly skipped to
    rf"[!?{_CAPITAL}](?:(?<=[!?])\s?[!?]|(?<=[{_CAPITAL}])[{_CAPITAL}])"
)
_SHORT = 4
"""Letters up to which a word in capitals may be an acronym."""


def shouts(text: str, brands: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the spans of ``text`` that shout; acronyms and brand words do not."""
    if not _MAY_SHOUT.search(text):
        return ()
    return _shouts(text, frozenset(brands))


@lru_cache(maxsize=16_384)
def _shouts(text: str, brands: frozenset[str]) -> tuple[str, ...]:
    marks = [found[0] for found in _MARKS.finditer(text)]
    return (*marks, *_rows(text, brands))


def _rows(text: str, brands: frozenset[str]) -> Iterator[str]:
    row: list[str] = []
    for word in [*re.findall(r"[^\W_]+(?:['\u2019-][^\W_]+)*|[^\w\s]", text), ""]:
        if _is_loud(word, brands):
            row.append(word)
            continue
        if not word or word.isalnum() or word not in ",;:-":
            if len(row) >= ROW and any(len(one) > _SHORT for one in row):
                yield " ".join(row)
            row = []


def _is_loud(word: str, brands: frozenset[str]) -> bool:
    letters = [character for character in word if character.isalpha()]
    is_capital = len(letters) > 1 and all(character.isupper() for character in letters)
    return is_capital and word.casefold() not in brands and not any(map(str.isdigit, word))
