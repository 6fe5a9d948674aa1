"""What of a text is no prose, hidden: addresses, code, numbers, emoji."""

import re
from functools import lru_cache

_NO_PROSE = re.compile(
    r"(?:https?://|www\.)\S+[\w/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])(?:[\w-]+\.)+(?:com|org|net|io|co|nl|id|tr|fr|it|de|es|pt|eu|uk|app|shop)\b(?:/\S*)?"
    r"|\{\{.*?\}\}|\$\{.*?\}|`[^`]+`|<[^<>\n]{1,40}>"
    r"|[#@][\w.]+"
    r"|(?:[$\u20ac\u00a3]\s?)?\d+(?:[.,:/\u2019'-]\d+)*(?:\s?[%\u20ac$\u00a3]|(?:st|nd|rd|th|er|e|de|ste)\b)?"
    r"|[:;=8xX][-o^']?[)(DPpO/\\|*\]\[3]+|<3|\^_*\^|\(y\)|\((?:image|audio|video|file|sticker)\)"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2190-\u21FF\u2300-\u23FF\u2B00-\u2BFF\uFE0F\u200D]+"
)
_NUMBER = re.compile(
    r"\d+(?:[.,:/\u2019'-]\d+)*(?:\s?[%\u20ac$\u00a3]|(?:st|nd|rd|th|er|e|de|ste)\b)?"
)
_DIGIT = re.compile(r"\d")
_SIGNS = "@#<{`$\u20ac\u00a3^\U0001f000-\U0001faff\u2190-\u2bff"
_ODD = re.compile(  # one set of characters first, which is quickly skipped to
    rf"[{_SIGNS}:;=8xX.(](?:(?<=[{_SIGNS}])|(?<=[:;=8xX])[-o^']?[)(DPpO|*\][]|(?<=:)/"
    r"|(?<=[a-zA-Z]\.)[a-zA-Z]|(?<=www\.)|(?<=\()\w+\))"
)
"""In every text with something to hide but plain numbers."""
HIDDEN = "\x00"
"""Stands for each character that is no prose."""


@lru_cache(maxsize=16_384)
def mask(text: str) -> str:
    """Return ``text``, of the same length, with what is no prose hidden."""
    if not _ODD.search(text):
        return _NUMBER.sub(_hidden, text) if _DIGIT.search(text) else text
    return _NO_PROSE.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return HIDDEN * len(found[0])
