"""The sentences of a turn, cut as its language does."""

from functools import lru_cache

from simulator.lexicon import lexicon_of
from simulator.text.reading import has_lexicon
from simulator.text.sentences import sentences, words
from simulator.transcript import Turn


def sentences_of(turn: Turn) -> tuple[str, ...]:
    """Return the sentences of what was said."""
    return _sentences(turn.text, turn.language)


@lru_cache(maxsize=4096)
def _sentences(text: str, language: str) -> tuple[str, ...]:
    return tuple(sentences(text, abbreviations_of(language)))


@lru_cache(maxsize=64)
def abbreviations_of(language: str) -> frozenset[str]:
    """Return what ends in a full stop and does not end a sentence, where the language is known."""
    if not has_lexicon(language):
        return frozenset()
    table = lexicon_of(language).settings["sentence"]
    return frozenset(str(table.get("abbreviations", "")).split())


def words_in(sentence: str) -> int:
    """Return how many words a sentence has."""
    return len(words(sentence))
