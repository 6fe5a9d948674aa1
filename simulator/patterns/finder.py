"""Patterns that are looked for faster, for it is known with which characters they begin."""

import re
from collections.abc import Callable, Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from simulator.patterns.alternatives import REFERS_BACK

MOST_FIRST = 24
"""Characters; a pattern that may begin with more is looked for everywhere."""
_NO_WIDTH = {op.AT, op.ASSERT, op.ASSERT_NOT}
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT}


def finder(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Return what tells whether ``pattern`` is found in a text, if not where.

    ``re`` skips quickly to one of a set of characters only if the set stands first, before
    boundaries and choices; so it is put there, and the pattern into a look back over it.
    """
    if pattern.startswith("^"):
        return re.compile(pattern).match
    first, may_be_empty = _first(parser.parse(pattern))
    if first is None or may_be_empty or len(first) > MOST_FIRST or REFERS_BACK.search(pattern):
        return re.compile(pattern).search
    characters = re.escape("".join(sorted(first)))
    return re.compile(f"[{characters}](?<=(?={pattern})[{characters}])").search


def _first(nodes: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """Return which characters may come first, None if many, and whether there may be none."""
    found: set[str] = set()
    for kind, value in nodes:
        if kind in _NO_WIDTH:
            continue
        characters, may_be_empty = _first_of((kind, value))
        if characters is None:
            return None, False
        found |= characters
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(node: tuple[Any, Any]) -> tuple[set[str] | None, bool]:
    kind, value = node
    if kind is op.LITERAL:
        return {chr(value)}, False
    if kind is op.IN and all(one is op.LITERAL for one, _ in value):
        return {chr(code) for _, code in value}, False
    if kind is op.SUBPATTERN:
        return _first(value[-1])
    if kind in _REPEATS:
        least, _, nodes = value
        characters, may_be_empty = _first(nodes)
        return characters, may_be_empty or not least
    if kind is op.BRANCH:
        choices = [_first(nodes) for nodes in value[1]]
        known = [characters for characters, _ in choices if characters is not None]
        all_known = len(known) == len(choices)
        return set().union(*known) if all_known else None, any(empty for _, empty in choices)
    return None, False
