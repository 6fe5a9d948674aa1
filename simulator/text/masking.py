"""What of a text is no prose, hidden: addresses, code, numbers, emoji."""

import re

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
HIDDEN = "\x00"
"""Stands for each character that is no prose."""


def mask(text: str) -> str:
    """Return ``text``, of the same length, with what is no prose hidden."""
    return _NO_PROSE.sub(lambda found: HIDDEN * len(found[0]), text)
