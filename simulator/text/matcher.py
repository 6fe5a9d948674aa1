"""How one act is found in the words of a text: its patterns, and their exceptions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from simulator.patterns.atoms import NAMED

BEFORE = r"\b(?<!['-])"
AFTER = r"(?!\w)"
"""Patterns match whole words."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What in a text does an act.

    Attributes:
        entry: The number of the pattern in its table, from 0: two cues of one entry are alike.
        span: The words, tidied.
    """

    entry: int
    span: str


@dataclass(frozen=True)
class Matcher:
    """Finds one act in tidied text. Patterns are kept as they were written, and compiled late.

    Attributes:
        entries: What does the act.
        exceptions: Spans to be taken out first.
        names: The patterns that ``<name>`` stands for.
        before: What must stand before any of the entries.
        after: What must stand after it.
    """

    entries: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    names: Mapping[str, str] = frozenset()  # type: ignore[assignment]
    before: str = BEFORE
    after: str = AFTER

    @cached_property
    def says(self) -> re.Pattern[str]:
        """What does the act."""
        return re.compile(self._whole("|".join(self.entries)))

    @cached_property
    def says_not(self) -> re.Pattern[str] | None:
        """Spans to be taken out first, None where there are none."""
        if not self.exceptions:
            return None
        return re.compile(written_out(f"{BEFORE}(?:{'|'.join(self.exceptions)})", self.names))

    def finds(self, text: str) -> bool:
        """Return whether the act is in ``text``."""
        return bool(self.says.search(text)) and self.stands(text)

    def stands(self, text: str) -> bool:
        """Return whether the act, which is said in ``text``, is still there without exceptions."""
        if self.says_not is None or not self.says_not.search(text):
            return True
        return bool(self.says.search(self.says_not.sub(" ", text)))

    def cues(self, text: str) -> tuple[Cue, ...]:
        """Return what in ``text`` does the act, in the order of the entries."""
        if not self.finds(text):
            return ()
        left = self.says_not.sub(" ", text) if self.says_not else text
        return tuple(
            Cue(number, found[0].strip())
            for number, entry in enumerate(self._alone)
            for found in entry.finditer(left)
        )

    def broken(self) -> Iterable[tuple[str, str]]:
        """Yield the patterns that are none, and why."""
        for pattern in (*map(self._whole, self.entries), *self.exceptions):
            try:
                re.compile(written_out(pattern, self.names))
            except re.error as error:
                yield pattern, str(error)

    @cached_property
    def _alone(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(self._whole(entry)) for entry in self.entries)

    def _whole(self, entry: str) -> str:
        return written_out(f"{self.before}(?:{entry}){self.after}", self.names)


def written_out(pattern: str, names: Mapping[str, str]) -> str:
    """Return ``pattern`` with what its names stand for.

    Raises:
        KeyError: for a name that is not known.
    """
    return NAMED.sub(lambda name: names[name[1]], pattern)
