"""Which acts may be in a text, told fast: re2 looks for all patterns at once where it is there.

re2 knows no look-arounds, so these are dropped, and the surrounding word boundaries with them:
what is left finds at least as much, and ``re`` confirms. Without re2, each act's own ``cue`` does.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from simulator.act import Act

Prefilter = Callable[[str], Iterable[Act]]
"""Takes a tidied text and returns each act that may be in it, and others too."""

FEW_TEXTS = 300
"""Texts of a language from which on a table of all its patterns pays."""
_MEMORY = 1 << 28
"""Bytes that re2 may use for one language."""
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_WIDER = {
    r"\w": r"[\pL\pN\pM_]",
    r"\W": r"[^a-z0-9_]",
    r"\d": r"\pN",
    r"\b": "",
    r"\B": "",
    r"\Z": "$",
}
_WIDER_IN_CLASS = {r"\w": r"\pL\pN\pM_", r"\W": r"\x{0}-\x{10FFFF}", r"\d": r"\pN"}
_WIDER_IN_NEGATED = {r"\w": "a-z0-9_", r"\W": " ", r"\d": "0-9"}
_COUNTED = re.compile(r"\{(\d*)(?:,\d*)?\}")
"""A repetition; as one without a bound it takes one state instead of as many as it counts."""
_PLAIN, _CLASS, _NEGATED = range(3)
_TABLES = (_WIDER, _WIDER_IN_CLASS, _WIDER_IN_NEGATED)


def prefilter(patterns: Mapping[Act, tuple[re.Pattern[str], str]]) -> Prefilter:
    """Return the prefilter of some acts, each with its cue and its pattern."""
    acts = tuple(patterns)
    cues = tuple((act, cue.search) for act, (cue, _) in patterns.items())

    def by_cues(text: str) -> Iterable[Act]:
        return [act for act, search in cues if search(text)]

    def by_set() -> Prefilter:
        match = _set_of(says for _, says in patterns.values())
        return lambda text: [acts[number] for number in match(text) or ()]

    return _Warming(by_cues, by_set) if fast() else by_cues


class _Warming:
    """Reads a few texts as they come, for a table takes as long to make as hundreds to read."""

    def __init__(self, first: Prefilter, make: Callable[[], Prefilter]) -> None:
        self._read, self._make, self._left = first, make, FEW_TEXTS

    def __call__(self, text: str) -> Iterable[Act]:
        if self._left:
            self._left -= 1
            if not self._left:
                self._read = self._make()
        return self._read(text)


def which_may_match(patterns: Sequence[re.Pattern[str]]) -> Callable[[str], Iterable[int]]:
    """Return a function that tells the numbers of the patterns that may be in a text."""
    if not patterns:
        return lambda _: ()
    if fast():
        match = _set_of(pattern.pattern for pattern in patterns)
        return lambda text: sorted(match(text) or ())
    either = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))
    everyone = range(len(patterns))
    return lambda text: everyone if either.search(text) else ()


def fast() -> bool:
    """Return whether re2 is there."""
    return find_spec("re2") is not None


def _set_of(patterns: Iterable[str]) -> Callable[[str], Iterable[int] | None]:
    """Return what matches all patterns at once; it returns None where none fits."""
    re2: Any = import_module("re2")
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    wanted = re2.Set.SearchSet(options)
    for pattern in patterns:
        wanted.Add(widened(pattern))
    wanted.Compile()
    match: Callable[[str], Iterable[int] | None] = wanted.Match

    def matches(text: str) -> Iterable[int] | None:
        try:
            return match(text)
        except UnicodeEncodeError:  # half a surrogate pair, which a bot may well send
            return match(text.encode(errors="replace").decode())

    return matches


def widened(pattern: str) -> str:
    """Return ``pattern`` in re2's language, finding at least as much."""
    found: list[str] = []
    place, within = 0, _PLAIN
    while place < len(pattern):
        if within == _PLAIN and pattern.startswith(_LOOKS, place):
            place = _past_group(pattern, place)
            continue
        if within == _PLAIN and (counted := _COUNTED.match(pattern, place)):
            found.append("*" if counted[1] in ("", "0") else "+")
            place = counted.end()
            continue
        width = 2 if pattern[place] == "\\" else 1
        item = pattern[place : place + width]
        found.append(_TABLES[within].get(item, item))
        within = _within(pattern, place, within)
        place += width
    return "".join(found)


def _within(pattern: str, place: int, now: int) -> int:
    """Return what stands after ``place``: no class, a class or a negated one."""
    if now != _PLAIN:
        return _PLAIN if pattern[place] == "]" else now
    if pattern[place] != "[":
        return _PLAIN
    return _NEGATED if pattern[place + 1] == "^" else _CLASS


def _past_group(pattern: str, place: int) -> int:
    """Return the place after the group that opens at ``place``, and after what repeats it."""
    depth, within = 0, _PLAIN
    while True:
        if pattern[place] == "\\":
            place += 2
            continue
        within = _within(pattern, place, within)
        depth += 0 if within else {"(": 1, ")": -1}.get(pattern[place], 0)
        place += 1
        if depth == 0:
            break
    return place + len(re.match(r"[?*+]*", pattern[place:])[0])  # type: ignore[index]
