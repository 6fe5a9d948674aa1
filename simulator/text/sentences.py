"""Where sentences end."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

_ENDS = re.compile(
    r"(?P<mark>[.!?\u2026\u3002]+)(?P<close>[\"'\u201d\u2019\u00bb)\]]*)(?P<space>\s+|$)|\n+"
)
_LAST_WORD = re.compile(r"[^\s(\[\"'\u201c\u2018\u00ab]+$")
_LIST_NUMBER = re.compile(r"(?:^|\s)(?:\d{1,2}|[A-Za-z])$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_HAS_WORD = re.compile(r"\w")
_MAY_END = re.compile(r"[.!?\u2026\u3002\n]\S*\s")


def sentences(text: str, abbreviations: Collection[str] = ()) -> tuple[str, ...]:
    """Return the sentences of ``text``.

    ``abbreviations``, in small letters and without their last full stop, end none. Lines end one.
    What holds no letter or digit (emoji, a rule of dashes) is no sentence.
    """
    text = text.strip()
    if not _MAY_END.search(text):
        return (text,) if _HAS_WORD.search(text) else ()
    return _cut(text, frozenset(abbreviations))


@lru_cache(maxsize=16_384)
def _cut(text: str, abbreviations: frozenset[str]) -> tuple[str, ...]:
    parts = (part.strip() for part in _parts(text, abbreviations))
    return tuple(part for part in parts if _HAS_WORD.search(part))


def _parts(text: str, abbreviations: frozenset[str]) -> Iterator[str]:
    start = 0
    for end in _ENDS.finditer(text):
        if end["mark"] is None or _is_end(text, start, end, abbreviations):
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def _is_end(text: str, start: int, end: re.Match[str], abbreviations: frozenset[str]) -> bool:
    following = text[end.end() : end.end() + 1]
    if not following:
        return True
    if end["mark"] != ".":
        # "Yes!" he said. "Wait..." goes on in small letters.
        return not following.islower()
    before = _LAST_WORD.search(text, start, end.start())
    word = before[0] if before else ""
    if following.islower() or _LIST_NUMBER.search(text[start : end.start()]):
        return False
    if following.isdigit() and word.casefold() in abbreviations:
        return False
    return not (word.casefold() in abbreviations or _INITIAL.fullmatch(word))


def words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence; numbers are words, marks are not."""
    return tuple(_WORD.findall(sentence))
