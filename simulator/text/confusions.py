"""Words taken for others, where that is sure."""

from dataclasses import dataclass
from functools import lru_cache

from simulator.lexicon import lexicon_of


@dataclass(frozen=True, slots=True)
class Mistaken:
    """What was written, tidied, and what was meant."""

    span: str
    right: str


@lru_cache(maxsize=16_384)
def confusions(text: str, language: str) -> tuple[Mistaken, ...]:
    """Return the sure confusions in ``text``; ``language`` needs a lexicon."""
    lexicon = lexicon_of(language)
    tidied = lexicon.tidy(text)
    return tuple(
        Mistaken(found[0], confusion.right)
        for confusion in lexicon.confusions_in(tidied)
        if (found := confusion.pattern.search(tidied)) is not None
    )
