"""Where emoji are: ranges of Unicode, for patterns of other modules."""

EMOJI_RANGES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe"
    "\u2600-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""What an emoji begins with, to stand within a set."""
EMOJI_CHANGES = "\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What changes the emoji before it: colour, skin, a joiner."""
EMOJI = f"[{EMOJI_RANGES}][{EMOJI_CHANGES}]*"
