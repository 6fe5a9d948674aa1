"""Which of many patterns may be found in a text, told by its words, which is faster than looking.

What every match of a pattern must hold is worked out once (``simulator.patterns.atoms``); then a
word of a text tells, once and for all texts, which patterns it speaks for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_

from simulator.patterns.atoms import MOST_CLAUSES, SIGNS, WORDS, Clause, plain

KNOWN_WORDS = 65_536
_NEVER = re.compile("(?!)")


class Prefilter:
    """Knows of some patterns which of them may be found in a tidied text."""

    def __init__(self, patterns: Sequence[Sequence[Clause]]) -> None:
        """Know the clauses of each pattern, none of one that may be found in any text."""
        self._count = len(patterns)
        self._all = (1 << self._count) - 1
        self._always = 0
        """One bit a pattern for its first clause, then one a pattern for its second, …"""
        bits_of: dict[str, int] = {}
        for number, clauses in enumerate(patterns):
            for rank in range(MOST_CLAUSES):
                bit = 1 << (rank * self._count + number)
                if rank >= len(clauses):
                    self._always |= bit
                    continue
                for atom in clauses[rank]:
                    bits_of[atom] = bits_of.get(atom, 0) | bit
        signs = [atom for atom in bits_of if SIGNS.fullmatch(atom)]
        self._signs = re.compile(f"[{re.escape(''.join(signs))}]") if signs else _NEVER
        pairs = {atom: tuple(atom.split()) for atom in bits_of if " " in atom.strip()}
        self._bits_of_pair = {pair: bits_of.pop(atom) for atom, pair in pairs.items()}
        self._bits_of = bits_of
        self._sizes = sorted({len(atom) for atom in bits_of})
        self._read_once = lru_cache(KNOWN_WORDS)(self._read)

    def __call__(self, text: str) -> Iterator[int]:
        """Yield the numbers of the patterns that may be found in ``text``, in order."""
        bits = self._always
        words = []
        for word, speaks_for in map(self._read_once, WORDS.findall(text)):
            words.append(word)
            bits |= speaks_for
        for sign in self._signs.findall(text):
            bits |= self._bits_of[sign]
        find_pair = self._bits_of_pair.get
        for pair in pairwise(words):
            bits |= find_pair(pair, 0)
        for _ in range(1, MOST_CLAUSES):
            bits &= bits >> self._count
        return _numbers(bits & self._all)

    def _read(self, word: str) -> tuple[str, int]:
        """Return ``word`` as in atoms, and the clauses that it speaks for, one bit each."""
        word = plain(word)
        known = self._bits_of.get
        return word, reduce(or_, (known(one, 0) for one in _pieces(f" {word} ", self._sizes)), 0)


def _pieces(text: str, sizes: Iterable[int]) -> Iterator[str]:
    for size in sizes:
        for start in range(len(text) - size + 1):
            yield text[start : start + size]


def _numbers(bits: int) -> Iterator[int]:
    """Yield the places of the ones in ``bits``, the last first."""
    digits = bin(bits)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)
