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
_WEIGHT, _NAME_WEIGHT = 10, 2
"""What a word counts, and what one counts that may be a name."""
_UNKNOWN_COST = 165.0
_UNKNOWN_TRIGRAM = 115.0
_USUAL_TRIGRAM = 70.0
_TRIGRAM_WEIGHT = 1.5
_LONGEST_WORD = 8
_NEAR = 100
"""Within it one language is about as likely as another."""
_TENTHS = 10
"""The table holds tenths of a natural logarithm."""
_ODD = re.compile(r"[@/<{`#\u2019]|www\.")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_FIELD_BITS = 40
_FIELD = (1 << _FIELD_BITS) - 1
_COSTS = tuple(_FIELD_BITS * place for place in range(len(LANGUAGES)))
_KNOWN = tuple(_FIELD_BITS * (len(LANGUAGES) + place) for place in range(len(LANGUAGES)))
"""Where the fields of a packed number begin, in bits, a language each."""
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
    total = sum(map(_look_up, words)) + sum(map(_weakened, names))
    costs = [total >> shift & _FIELD for shift in _COSTS]
    best = min(costs)
    first = costs.index(best)
    second = min(costs[:first] + costs[first + 1 :])
    weight = _WEIGHT * len(words) + _NAME_WEIGHT * len(names)
    share = (total >> _KNOWN[first] & _FIELD) / weight
    margin = 1 - exp((best - second) / (_TENTHS * _WEIGHT))
    near = tuple(one for one, cost in zip(LANGUAGES, costs, strict=True) if cost - best <= _NEAR)
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
    small = _WORD.findall(plain.replace("\u0130", "i").lower())
    if plain.isupper() or len(small) != len(found):
        return small, []
    words = small[:1]
    words += [low for word, low in zip(found[1:], small[1:], strict=True) if word == low]
    names = [low for word, low in zip(found[1:], small[1:], strict=True) if word != low]
    return words, names


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
def _look_up(word: str) -> int:
    """Return what ``word`` costs in each language and which have it, packed into one number.

    All words of a text are then added up in one go: field by field, for no field runs over.
    """
    return _packed(word, _WEIGHT)


@lru_cache(maxsize=16_384)
def _weakened(word: str) -> int:
    return _packed(word, _NAME_WEIGHT)


def _packed(word: str, weight: int) -> int:
    entry = _tables()[0].get(word, _EMPTY)
    letters = _by_letters(word) if len(entry) < len(LANGUAGES) else _EMPTY
    packed = 0
    for language, cost_at, known_at in zip(LANGUAGES, _COSTS, _KNOWN, strict=True):
        cost = entry[language] if language in entry else letters[language]
        packed += round(cost * weight) << cost_at
        packed += (weight << known_at) if language in entry else 0
    return packed


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
