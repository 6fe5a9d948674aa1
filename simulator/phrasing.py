"""What virtual customers say, by language and purpose, as ``simulator/phrasings`` has it.

A speaker of the language corrects the file; nothing else knows its words.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from simulator import phrasings
from simulator.errors import HarnessError
from simulator.language_files import SUFFIX, codes_in, text_of

ENGLISH = "en"


@dataclass(frozen=True)
class Phrasing:
    """How one language is spoken by customers.

    Attributes:
        rows: The rows of its usual keyboard.
        items: What people ask for and buy, as it stands in a sentence.
        says: Variants by purpose.
        hears: Words by which people notice what the page wants to know of them, in small letters.
    """

    language: str
    rows: tuple[str, ...]
    items: tuple[str, ...]
    says: Mapping[str, tuple[str, ...]]
    hears: Mapping[str, tuple[str, ...]]

    def neighbours(self, letter: str) -> str:
        """Return the keys beside a letter's, empty where it is on none of the rows."""
        for row in self.rows:
            at = row.find(letter)
            if at >= 0:
                return row[max(0, at - 1) : at] + row[at + 1 : at + 2]
        return ""


@cache
def phrased_languages() -> tuple[str, ...]:
    """Return the languages that customers speak, in alphabetical order."""
    return codes_in(resources.files(phrasings))


@cache
def phrasing(language: str) -> Phrasing:
    """Return how a language is spoken; English stands in for one that nobody has written down.

    Raises:
        HarnessError: its file is broken.
    """
    code = language if language in phrased_languages() else ENGLISH
    return read_phrasing(code, text_of(resources.files(phrasings), code))


def read_phrasing(code: str, toml: str) -> Phrasing:
    """Return the phrasing written in ``toml``.

    Raises:
        HarnessError: naming the file and what is wrong in it.
    """
    try:
        table = tomllib.loads(toml)
        return Phrasing(
            code,
            tuple(table["keyboard"]["rows"]),
            tuple(table["items"]["names"]),
            {purpose: tuple(texts) for purpose, texts in table["says"].items()},
            {own: tuple(words) for own, words in table["hears"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise HarnessError(f"{code}{SUFFIX}: {error}") from None
