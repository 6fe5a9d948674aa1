r"""Texts of bots and customers on one line, safe for a terminal, and back again.

A line feed becomes ``\n``, what cannot be shown (control characters, direction overrides, lone
surrogates) ``\uXXXX``; brackets and backslashes get a backslash in front.
"""

import re

_INVISIBLE_BUT_WANTED = "\u200c\u200d\u00a0\u202f"
"""Joiners inside emoji and letters, and French spaces."""
_BREAKS = {"n": "\n", "r": "\r", "t": "\t"}
_NAMED = {character: f"\\{name}" for name, character in _BREAKS.items()}
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))")


def escape(text: str, extra: str = "") -> str:
    """Return ``text`` on one line, safe to print; ``extra`` characters get a backslash, too."""
    shown = [_shown(character, extra) for character in text]
    for edge in (0, -1):
        if shown and shown[edge].isspace():
            shown[edge] = f"\\u{ord(shown[edge]):04x}"
    return "".join(shown)


def printable(text: str) -> str:
    """Return ``text`` line by line, safe to print, with its brackets and backslashes as they are.

    Unlike ``escape`` this cannot be undone; it is for what we and authors write.
    """
    return "".join(c if c in "\n[]\\" else _shown(c, "") for c in text)


def as_line(text: str) -> str:
    r"""Return ``text`` as ``printable`` does, on one line: a line feed becomes ``\n``."""
    return printable(text).replace("\n", r"\n")


def escape_word(text: str) -> str:
    """Return ``text`` as one word of letters, digits and underscores, all else by its number."""
    return "".join(c if c == "_" or c.isalnum() else _numbered(c) for c in text)


def _shown(character: str, extra: str) -> str:
    if character in "[]\\" + extra:
        return f"\\{character}"
    if character.isprintable() or character in _INVISIBLE_BUT_WANTED:
        return character
    if character in _NAMED:
        return _NAMED[character]
    return _numbered(character)


def _numbered(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def unescape(text: str) -> str:
    """Return the text that ``escape`` was given."""
    return _ESCAPED.sub(_original, text)


def _original(escape: re.Match[str]) -> str:
    point = escape[1] or escape[2]
    return chr(int(point, 16)) if point else _BREAKS.get(escape[3], escape[3])
