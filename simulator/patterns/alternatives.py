"""A pattern in pieces, of which each tells more of the texts that it may be found in."""

import re
from collections.abc import Iterator

REFERS_BACK = re.compile(r"\\[1-9]|\(\?P")
"""In patterns that do not work in pieces: they name groups of their own."""
_SIGNS = re.compile(r"\\.|\[\^?\]?|[\]()|]", re.DOTALL)
_GROUP = "(?:"
_QUANTIFIERS = {"?", "*", "+", "{"}


def alternatives(pattern: str) -> tuple[str, ...]:
    """Return patterns that together are found where ``pattern`` is: those between its bars.

    A group that most of a pattern stands in is opened. A pattern that refers back to a group of
    its own stays in one piece.
    """
    if REFERS_BACK.search(pattern):
        return (pattern,)
    found: list[str] = []
    start = 0
    for bar in (*_outermost(pattern, "|"), len(pattern)):
        found += _opened(pattern[start:bar])
        start = bar + 1
    return tuple(found)


def _opened(pattern: str) -> tuple[str, ...]:
    """Return the alternatives of the group that ``pattern`` begins with, each with what follows."""
    if not pattern.startswith(_GROUP):
        return (pattern,)
    end = next(_outermost(pattern, ")"))
    inner, rest = pattern[len(_GROUP) : end], pattern[end + 1 :]
    if rest[:1] in _QUANTIFIERS or len(rest) > len(inner):
        return (pattern,)
    return tuple(f"(?:{one}){rest}" for one in alternatives(inner))


def _outermost(pattern: str, wanted: str) -> Iterator[int]:
    """Yield the places of the bars, or of the closing brackets, that are within no other group."""
    depth, is_class = 0, False
    for piece in _SIGNS.finditer(pattern):
        sign = piece[0]
        if is_class:
            is_class = sign.startswith("\\") or not sign.endswith("]")
            continue
        is_class = sign.startswith("[")
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == wanted and not depth:
            yield piece.start()
