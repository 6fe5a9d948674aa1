"""The words of a text that carry meaning, for comparing what two people said."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]{4,}")
"""A word that may mean something; house."""
_STEM = 5
"""Letters that decide; house."""


@lru_cache(maxsize=16_384)
def content_words(text: str) -> frozenset[str]:
    """Return the longer words of ``text`` by their first letters, so that endings do not count."""
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(text))
