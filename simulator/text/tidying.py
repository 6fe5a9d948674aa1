"""The form of a text in which patterns look for words: composed, small, with plain quotes."""

import re
import unicodedata
from collections.abc import Mapping

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"),
        "\u2026": "...",
    }
)
_LONG_LETTERS = re.compile(r"([^\W\dw])\1{2,}")
"""As in ``sooo`` and ``byeeee``, but not in ``www``."""
_STRAY_SPACE = re.compile(r" (?=[?!.,;:](?![\w?!.,;:])|n't\b|'(?:s|m|re|ll|d|ve)\b)")
"""Before punctuation and endings, as corpora and French have it."""
_OPENERS = " \"'*_-.,!?\u00a1\u00bf(["


def tidy(text: str, letters: Mapping[int, str]) -> str:
    """Return ``text`` composed, small, with plain quotes and single spaces.

    ``letters`` are replaced before the rest is made small, for Turkish has two letters i.
    """
    tidied = " ".join(text.split())
    if not tidied.isascii() or "`" in tidied:
        tidied = unicodedata.normalize("NFC", tidied).translate(_PLAIN)
    if letters:
        tidied = tidied.translate(letters)
    tidied = tidied.lower().replace("i\u0307", "i")
    return _STRAY_SPACE.sub("", _LONG_LETTERS.sub(r"\1\1", tidied)).lstrip(_OPENERS)
