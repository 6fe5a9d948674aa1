r"""What a text must hold for a pattern to be found in it, read from the pattern itself.

An atom is a piece of one word, with a space where the word is known to begin or to end, or a sign
that is in no word. A clause is a set of atoms of which every match holds one: those of
``\bhello,? (?:friend|mate)s\b`` are {`` friends ``, `` mates ``} and {`` hello``}. All digits are
taken for the same, and letters that follow their equals count for nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Clause = frozenset[str]
Node = tuple[Any, Any]

MOST_CLAUSES = 3
"""Of a pattern; more hardly tell more."""
MOST_STRINGS = 64
"""Of what may stand at one place; more are not told apart."""
NAMED = re.compile(r"(?<!\?P)<(\w+)>")
"""Stands for a pattern of that name."""
WORDS = re.compile(r"\w+")
SIGNS = re.compile(r"[^\w\s]")
_FIRST_SIGN = 0xE000
"""Of those that Unicode leaves to private use."""
_EDGE = " "
"""Any character that is none of a word, or a place beside a word."""
SHARE_OF_A_LETTER = 0.25
"""About as many of all words hold a letter that stands there."""
OF_ONE_ROW = 4.0
"""By how much less a second clause tells that is from the same words as the first."""
_DIGITS = re.compile(r"\d+")
_AGAIN = re.compile(r"(.)\1+", re.DOTALL)


def plain(text: str) -> str:
    """Return ``text`` in the form of atoms."""
    return _AGAIN.sub(r"\1", _DIGITS.sub("0", text))


@dataclass(frozen=True)
class _Match:
    """What is known of what a part of a pattern matches.

    Attributes:
        whole: All strings it may match, None where they are too many.
        clauses: If so, what is known of each match, the most telling first.
    """

    whole: frozenset[str] | None = None
    clauses: tuple[Clause, ...] = ()


_NOTHING = _Match(frozenset({""}))
_BESIDE_A_WORD = _Match(frozenset({_EDGE}))
_ANYTHING = _Match()


class AtomReader:
    """Reads the atoms of patterns in which ``<name>`` stands for a pattern of that name."""

    def __init__(
        self,
        common: Mapping[str, float] | None = None,
        words: Mapping[str, str] | None = None,
    ) -> None:
        """Know ``words``, patterns by name, and which share of all words some ``common`` ones are.

        A word that is common tells little.
        """
        self._common = [(f" {plain(word)} ", share) for word, share in (common or {}).items()]
        self._read, self._share = cache(self._read_pattern), cache(self._share_of)
        self._signs = {name: chr(_FIRST_SIGN + n) for n, name in enumerate(words or {})}
        self._named: dict[str, _Match] = {}
        for name, pattern in (words or {}).items():
            self._named[self._signs[name]] = self._in_a_row(self._read(pattern))

    def clauses_of(self, *patterns: str) -> tuple[Clause, ...]:
        """Return what every text holds in which ``patterns`` are found in a row.

        The most telling comes first; there are none if they may be found in any text.
        """
        return self._clauses(self._in_a_row(chain.from_iterable(map(self._read, patterns))))

    def _read_pattern(self, pattern: str) -> Sequence[_Match]:
        with_signs = NAMED.sub(lambda name: self._signs[name[1]], pattern)
        return tuple(self._parts(parser.parse(with_signs)))

    def _sequence(self, nodes: Iterable[Node]) -> _Match:
        return self._in_a_row(self._parts(nodes))

    def _in_a_row(self, parts: Iterable[_Match]) -> _Match:
        """Return what is known of parts that follow each other."""
        row = _NOTHING
        known: list[tuple[int, Clause]] = []
        is_whole = True
        for part in parts:
            longer = _joined(row, part)
            if longer is None:
                is_whole = False
                known += [*enumerate(self._clauses(row)), *enumerate(part.clauses)]
            row = longer or (part if part.whole else _NOTHING)
        if is_whole:
            return row
        return _Match(None, self._best([*known, *enumerate(self._clauses(row))]))

    def _parts(self, nodes: Iterable[Node]) -> Iterator[_Match]:
        """Yield what is known of each part, of letters in a row together."""
        letters = ""
        for kind, value in nodes:
            named = self._named.get(chr(value)) if kind is op.LITERAL else None
            if kind is op.LITERAL and named is None:
                letters += chr(value)
                continue
            if letters:
                yield _Match(frozenset({plain(letters)}))
                letters = ""
            yield named or _PARTS.get(kind, AtomReader._unknown)(self, value)
        if letters:
            yield _Match(frozenset({plain(letters)}))

    def _clauses(self, match: _Match) -> tuple[Clause, ...]:
        if match.whole is None:
            return match.clauses
        pieces = [_pieces(plain(string)) for string in match.whole]
        often = Counter(chain.from_iterable(pieces))

        def rank(atom: str) -> tuple[float, str]:
            return (self._share(atom) / often[atom], atom)

        ranked = (sorted(some, key=rank)[:MOST_CLAUSES] for some in pieces)
        return _side_by_side([[frozenset({atom}) for atom in some] for some in ranked])

    def _best(self, ranked: Iterable[tuple[int, Clause]]) -> tuple[Clause, ...]:
        """Return the most telling clauses, each given with its rank in its row."""

        def tells(one: tuple[int, Clause]) -> tuple[float, str]:
            rank, clause = one
            return (math.fsum(map(self._share, clause)) * OF_ONE_ROW**rank, min(clause))

        found = (clause for _, clause in sorted(ranked, key=tells))
        return tuple(dict.fromkeys(found))[:MOST_CLAUSES]

    def _share_of(self, atom: str) -> float:
        """Return about which share of words holds ``atom``."""
        first, _, second = atom.strip().partition(_EDGE)
        if second:
            return self._share(f" {first} ") * self._share(f" {second} ")
        within = math.fsum(share for word, share in self._common if atom in word)
        return within + SHARE_OF_A_LETTER ** len(atom)

    # Each of these takes what the parser says of one kind of part.

    def _unknown(self, _: object) -> _Match:
        return _ANYTHING

    def _character(self, choices: Sequence[Node]) -> _Match:
        found = list(_characters(choices))
        return _Match(frozenset(found)) if None not in found else _ANYTHING  # type: ignore[arg-type]

    def _branch(self, value: tuple[None, Sequence[Any]]) -> _Match:
        parts = [self._sequence(nodes) for nodes in value[1]]
        whole = _union(part.whole for part in parts)
        if whole is not None and len(whole) <= MOST_STRINGS:
            return _Match(whole)
        return _Match(None, _side_by_side([self._clauses(part) for part in parts]))

    def _group(self, value: tuple[Any, int, int, Any]) -> _Match:
        return _ANYTHING if value[1] & re.IGNORECASE else self._sequence(value[-1])

    def _repeat(self, value: tuple[int, int, Any]) -> _Match:
        least, most, nodes = value
        part = self._sequence(nodes)
        if part.whole is not None and (most == 1 or _is_one_character(part.whole)):
            return part if least else _Match(part.whole | {""})
        return _Match(None, self._clauses(part)) if least else _ANYTHING

    def _place(self, where: object) -> _Match:
        return _NOTHING if where is op.AT_NON_BOUNDARY else _BESIDE_A_WORD

    def _look(self, value: tuple[int, Any]) -> _Match:
        ahead, nodes = value
        whole = self._sequence(nodes).whole
        edge = 0 if ahead > 0 else -1
        beside = whole is not None and all(s and not _in_a_word(s[edge]) for s in whole)
        return _BESIDE_A_WORD if beside else _NOTHING

    def _look_not(self, value: tuple[int, Any]) -> _Match:
        nodes = list(value[1])
        excluded = nodes[0][1] if len(nodes) == 1 and nodes[0][0] is op.IN else [(None, None)]
        is_word = _WORD in excluded and excluded[0][0] is not op.NEGATE
        return _BESIDE_A_WORD if is_word else _NOTHING


_PARTS: Mapping[Any, Callable[[AtomReader, Any], _Match]] = {
    op.IN: AtomReader._character,  # noqa: SLF001 - a table of its methods
    op.BRANCH: AtomReader._branch,  # noqa: SLF001
    op.SUBPATTERN: AtomReader._group,  # noqa: SLF001
    op.MAX_REPEAT: AtomReader._repeat,  # noqa: SLF001
    op.MIN_REPEAT: AtomReader._repeat,  # noqa: SLF001
    op.AT: AtomReader._place,  # noqa: SLF001
    op.ASSERT: AtomReader._look,  # noqa: SLF001
    op.ASSERT_NOT: AtomReader._look_not,  # noqa: SLF001
}
_WORD = (op.CATEGORY, op.CATEGORY_WORD)
_CATEGORIES = {op.CATEGORY_SPACE: _EDGE, op.CATEGORY_NOT_WORD: _EDGE, op.CATEGORY_DIGIT: "0"}
_MOST_OF_A_RANGE = 10


@cache
def _pieces(string: str) -> frozenset[str]:
    """Return the pieces of words of a string, and the pairs of whole words in a row."""
    found = [
        _EDGE * (piece.start() > 0) + piece[0] + _EDGE * (piece.end() < len(string))
        for piece in WORDS.finditer(string)
    ]
    pairs = (
        first + second[1:] for first, second in pairwise(found) if first[0] == second[-1] == _EDGE
    )
    return frozenset((*found, *pairs, *SIGNS.findall(string)))


def _in_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _characters(choices: Sequence[Node]) -> Iterator[str | None]:
    """Yield what a class of characters may be; None stands for too many."""
    if choices[0][0] is op.NEGATE:
        yield _EDGE if _WORD in choices else None
        return
    for kind, value in choices:
        if kind is op.LITERAL:
            yield _letter_or_edge(value)
        elif kind is op.RANGE and value[1] - value[0] < _MOST_OF_A_RANGE:
            yield from map(_letter_or_edge, range(value[0], value[1] + 1))
        else:
            yield _CATEGORIES.get(value) if kind is op.CATEGORY else None


def _letter_or_edge(code: int) -> str:
    return plain(chr(code)) if _in_a_word(chr(code)) else _EDGE


def _is_one_character(strings: frozenset[str]) -> bool:
    """Return whether any number of ``strings`` in a row are as good as one."""
    return len(strings) == 1 and len(min(strings)) == 1


def _joined(one: _Match, following: _Match) -> _Match | None:
    """Return what both match in a row, None where that is not known or too much."""
    if not one.whole or not following.whole:
        return None
    if len(one.whole) * len(following.whole) > MOST_STRINGS:
        return None
    return _Match(frozenset(map("".join, product(one.whole, following.whole))))


def _side_by_side(choices: Sequence[Sequence[Clause]]) -> tuple[Clause, ...]:
    """Return what is known of a match of one of some choices."""
    if not all(choices):
        return ()
    longest = max(map(len, choices), default=0)
    ranks = ([known[min(rank, len(known) - 1)] for known in choices] for rank in range(longest))
    return tuple(frozenset[str]().union(*rank) for rank in ranks)


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Return all that is in any of the sets; None if one is unknown."""
    known = list(sets)
    return None if None in known else frozenset[str]().union(*filter(None, known))
