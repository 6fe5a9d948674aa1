"""Two texts side by side, with marks where they differ."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

NEAR = 60
"""Percent of likeness from which on another message may be the one that was meant."""
MARGIN = " " * 12
LONGEST = 200  # characters of a text that are worth marking


def difference(expected: str, actual: str) -> str:
    """Return both texts, a line each, and under them a caret for each character that differs."""
    wanted, found = _on_one_line(expected), _on_one_line(actual)
    if max(len(wanted), len(found)) > LONGEST:
        return ""
    marks = [" "] * (len(found) + 1)
    for kind, _, _, begin, end in SequenceMatcher(
        None, wanted, found, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            for at in range(begin, max(end, begin + 1)):
                marks[at] = "^"
    under = "".join(marks).rstrip()
    return f"  expected: {wanted}\n  actual:   {found}" + (
        f"\n            {under}" if under else ""
    )


def nearest_to(expected: str, said: Iterable[str]) -> str:
    """Return which of some texts is most like one, empty where none is much like it."""
    found = process.extractOne(expected, list(said), scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(found[0]) if found is not None else ""


def _on_one_line(text: str) -> str:
    return text.replace("\n", "\u240a")
