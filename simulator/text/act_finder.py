"""Finds all acts of a language in a text, without looking for each."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from simulator.patterns.alternatives import alternatives
from simulator.patterns.atoms import AtomReader
from simulator.patterns.finder import finder
from simulator.patterns.prefilter import Prefilter
from simulator.text.act import Act
from simulator.text.matcher import BEFORE, Matcher, written_out

FEW_TEXTS = 500
"""As many are read in the time that it takes to learn which words speak for which patterns."""


@dataclass(frozen=True)
class Way:
    """One way of doing an act, or one exception of it; compiled when a text may hold it.

    Attributes:
        parts: What must stand before, the words, and what must stand after, as they were written.
        names: The patterns that ``<name>`` stands for.
    """

    act: Act
    parts: tuple[str, str, str]
    names: Mapping[str, str]

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Tells whether it is in a text."""
        before, words, after = (written_out(part, self.names) for part in self.parts)
        return finder(f"{before}(?:{words}){after}")


class ActFinder:
    """Tells the acts in tidied texts: in a few by looking for each, in many by their words."""

    def __init__(
        self,
        matchers: Mapping[Act, Matcher],
        names: Mapping[str, str],
        common: Mapping[str, float] | None = None,
    ) -> None:
        """Find what ``matchers`` find; ``common`` has the share of words that tell little."""
        self._matchers = matchers
        self._names = names
        self._common = common
        self._few = FEW_TEXTS

    def __call__(self, text: str) -> set[Act]:
        """Return the acts in a tidied text."""
        if self._few:
            self._few -= 1
            return {act for act, matcher in self._matchers.items() if matcher.finds(text)}
        return self._find_by_words(text)

    def _find_by_words(self, text: str) -> set[Act]:
        ways, exceptions, matchers = self._ways, self._exceptions, self._matchers
        doubtful: set[Act] = set()
        found: set[Act] = set()
        for number in self._prefilter(text):
            if number < exceptions:
                doubtful.add(ways[number].act)
                continue
            act = ways[number].act
            if act in found or not ways[number].search(text):
                continue
            if act not in doubtful or matchers[act].stands(text):
                found.add(act)
        return found

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        """The exceptions, then what does the acts."""
        return (*self._ways_not(), *self._ways_to())

    @cached_property
    def _exceptions(self) -> int:
        return sum(1 for _ in self._ways_not())

    def _ways_not(self) -> Iterator[Way]:
        for act, matcher in self._matchers.items():
            for entry in matcher.exceptions:
                for words in alternatives(entry):
                    yield Way(act, (BEFORE, words, ""), self._names)

    def _ways_to(self) -> Iterator[Way]:
        for act, matcher in self._matchers.items():
            for entry in matcher.entries:
                for words in alternatives(entry):
                    yield Way(act, (matcher.before, words, matcher.after), self._names)

    @cached_property
    def _prefilter(self) -> Prefilter:
        reader = AtomReader(self._common, self._names)
        return Prefilter([reader.clauses_of(*way.parts) for way in self._ways])
