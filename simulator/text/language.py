"""Which language a text is in: the one in which its words are the commonest.

A word that the table does not know is judged by its letters, three at a time. Words in capitals in
mid-sentence are mostly names and titles, and count little.
"""

import lzma
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from simulator.text.masking import HIDDEN, mask
from simulator.text.sentences import sentences

LANGUAGES = ("de", "en", "es", "fr", "id", "it", "nl", "pt", "tr")
FEW_LETTERS = 20
"""A text of fewer letters does not tell its language for sure; source: the catalogue."""
KNOWN_SHARE = 0.5
"""A language of ours if at least this share of the words are among its commonest; measured."""
SURE = 0.95
"""How sure a sentence has to be to speak for itself; house."""
_NAME_WEIGHT = 0.2
_UNKNOWN_COST = 165.0
_UNKNOWN_TRIGRAM = 115.0
_USUAL_TRIGRAM = 70.0
_TRIGRAM_WEIGHT = 1.5
_LONGEST_WORD = 8
_NEAR = 10.0
"""Within it one language is about as likely as another."""
_TENTHS = 10
"""The table holds tenths of a natural logarithm."""
_ODD = re.compile(r"[\d@:/<{`#\u2019]")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_Table = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Guess:
    """What language a text is in.

    Attributes:
        language: ISO 639-1 code of the likeliest of ours, "" where there are no words.
        margin: How much likelier than the next one, 0 to 1.
        known: Whether its words are those of the language at all.
        near: The languages that are about as likely, itself included.
    """

    language: str
    margin: float
    known: bool
    near: tuple[str, ...] = ()


NOBODY_KNOWS = Guess("", 0.0, known=False)


@lru_cache(maxsize=65_536)
def identify(text: str) -> Guess:
    """Return the likeliest language of ``text``."""
    words, names = _words(text)
    if not words and not names:
        return NOBODY_KNOWS
    looked_up = [_look_up(word) for word in words]
    looked_up += [_weakened(word) for word in names]
    costs = [sum(column) for column in zip(*(cost for cost, _ in looked_up), strict=True)]
    first, second = sorted(range(len(LANGUAGES)), key=costs.__getitem__)[:2]
    total = len(words) + _NAME_WEIGHT * len(names)
    share = sum(known[first] for _, known in looked_up) / total
    margin = 1 - exp((costs[first] - costs[second]) / _TENTHS)
    near = tuple(
        language
        for language, cost in zip(LANGUAGES, costs, strict=True)
        if cost - costs[first] <= _NEAR
    )
    return Guess(LANGUAGES[first], margin, share >= KNOWN_SHARE, near)


def language_of(texts: Iterable[str]) -> str:
    """Return the language of ``texts``, taken together, "" where it cannot be told."""
    text = "\n".join(texts)
    if not tells_language(text):
        return ""
    guess = identify(text)
    return guess.language if guess.known else ""


def tells_language(text: str) -> bool:
    """Return whether ``text`` has enough letters to tell its language."""
    return len(text) >= FEW_LETTERS and sum(map(str.isalpha, text)) >= FEW_LETTERS


def languages_in(text: str) -> tuple[str, ...]:
    """Return the language of each sentence that is long and sure enough to tell."""
    found = []
    for sentence in sentences(text):
        if tells_language(sentence):
            guess = identify(sentence)
            if guess.known and guess.margin >= SURE:
                found.append(guess.language)
    return tuple(found)


def _words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of ``text``, small, and apart from them those that may be names."""
    plain = mask(text).replace(HIDDEN, " ").replace("\u2019", "'") if _ODD.search(text) else text
    found = _WORD.findall(plain)
    if plain.isupper() or plain.islower():
        return [_small(word) for word in found], []
    words = [_small(word) for word in found[:1]]
    words += [word for word in found[1:] if not word[0].isupper()]
    names = [_small(word) for word in found[1:] if word[0].isupper()]
    return words, names


def _small(word: str) -> str:
    return word.replace("\u0130", "i").lower()


@lru_cache(maxsize=1)
def _tables() -> tuple[_Table, _Table]:
    """Return what words and what trigrams cost in each language that has them."""
    packed = (files("simulator") / "lexicons" / "words.tsv.xz").read_bytes()
    tables: dict[str, _Table] = {"w": {}, "t": {}}
    for line in lzma.decompress(packed).decode().split("\n"):
        language, kind, text, cost = line.split("\t")
        tables[kind].setdefault(text, {})[language] = float(cost)
    return tables["w"], tables["t"]


@lru_cache(maxsize=65_536)
def _look_up(word: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return what ``word`` costs in each language, and 1 for each that has it."""
    entry = _tables()[0].get(word, _EMPTY)
    letters = _by_letters(word) if len(entry) < len(LANGUAGES) else _EMPTY
    costs = tuple(entry[one] if one in entry else letters[one] for one in LANGUAGES)
    return costs, tuple(float(one in entry) for one in LANGUAGES)


@lru_cache(maxsize=16_384)
def _weakened(word: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    costs, known = _look_up(word)
    return tuple(c * _NAME_WEIGHT for c in costs), tuple(k * _NAME_WEIGHT for k in known)


def _by_letters(word: str) -> dict[str, float]:
    """Return what a word costs in languages that do not have it in their table."""
    trigrams = _tables()[1]
    edged = f"_{word}_"
    found = [trigrams.get(edged[at : at + 3], _EMPTY) for at in range(len(edged) - 2)]
    weight = _TRIGRAM_WEIGHT * min(len(found), _LONGEST_WORD) / 4
    costs = {}
    for language in LANGUAGES:
        mean = sum(costs_of.get(language, _UNKNOWN_TRIGRAM) for costs_of in found) / len(found)
        costs[language] = _UNKNOWN_COST + (mean - _USUAL_TRIGRAM) * weight
    return costs


_EMPTY: dict[str, float] = {}
