"""The sentences of each language, as their files in ``scenarios/phrases`` have them.

A phrase has one name and one meaning in all languages, and one or more sentences in each.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from scenarios import phrases
from scenarios.values import Words
from simulator.errors import BadInput, nearest
from simulator.language_files import codes_in, text_of

ENGLISH = "en"
FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
"""A field of a sentence: its name, and its type unless it is any text."""
_WORDS = "words"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One wording of a phrase in one language.

    Attributes:
        phrase: What it means, in every language.
        subject: The table that it stands in.
    """

    language: str
    phrase: str
    text: str
    subject: str = ""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All sentences of one language, in the order of its file."""

    language: str
    words: Words
    sentences: tuple[Sentence, ...]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are, English first."""
    codes = codes_in(resources.files(phrases))
    return tuple(sorted(codes, key=lambda code: code != ENGLISH))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the sentences of a language.

    Raises:
        KeyError: we do not speak it.
    """
    if language not in languages():
        raise KeyError(language)
    table = tomllib.loads(text_of(resources.files(phrases), language))
    words = Words({name: tuple(forms) for name, forms in table.pop(_WORDS).items()})
    return Vocabulary(language, words, tuple(_sentences(language, table)))


def _sentences(language: str, table: Mapping[str, Mapping[str, list[str]]]) -> list[Sentence]:
    return [
        Sentence(language, phrase, text, subject)
        for subject, wordings in table.items()
        for phrase, texts in wordings.items()
        for text in texts
    ]


def check_language(code: str) -> None:
    """Refuse a language that we do not speak.

    Raises:
        BadInput: naming the nearest one and all there are.
    """
    if code not in languages():
        known = ", ".join(languages())
        raise BadInput(f"no language {code!r}{nearest(code, languages())}; known: {known}")


@cache
def phrase_names() -> frozenset[str]:
    """Return the names of all phrases; English has each."""
    return frozenset(sentence.phrase for sentence in vocabulary(ENGLISH).sentences)


def phrase(name: str) -> str:
    """Return ``name``, which is a phrase's.

    Raises:
        KeyError: no phrase is called so.
    """
    if name not in phrase_names():
        raise KeyError(name)
    return name
