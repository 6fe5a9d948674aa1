"""What did not survive on its way to the customer: characters, markup, template leftovers."""

import re
from functools import lru_cache

from ftfy.badness import badness

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|<%.*?%>|\[\[.+?\]\]|%\(\w+\)[sd]"
    r"|(?<![\w%])%[sd](?![\w%])|(?<![\w{])\{[A-Za-z_][\w.]*\}|\[object \w+\]"
    r"|<(?:first|last|user|customer|full)?_?name>"
    r"|\[(?:FIRST|LAST|USER|CUSTOMER|INSERT)[_ ]?[A-Z_ ]*\]"
    r"|(?<![\w'\"])(?:undefined|NaN)(?!\w)"
    r"|(?:(?<=[,:#(] )|(?<=[:#(=])|^(?:Hello|Hi|Dear|Hey),? )(?:null|None|NULL|nil)"
    r"(?=[!,.;:)]|\s*$)"
    r"|(?<=Hello )(?:null|None)\b|(?<=Hi )(?:null|None)\b|(?<=Dear )(?:null|None)\b"
)
_MAY_BE_PLACEHOLDER = re.compile(r"[{}%$<\[]|undefined|NaN|null|None|NULL|nil")
_MARKUP = re.compile(
    r"&(?:amp|lt|gt|quot|nbsp|apos|[aeiou](?:acute|grave|uml|circ)|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    r"|</?(?:a|b|i|u|p|br|div|span|strong|em|ul|ol|li|h[1-6]|img|font|table|tr|td)(?:\s[^<>]*)?/?>"
    r"|\*\*[^\s*][^*\n]*\*\*|(?<!\w)__[^\s_][^_\n]*__(?!\w)|\[[^\]\n]+\]\(https?://[^)\s]+\)"
    r"|^#{1,6} \S|```|(?<!`)`[^`\n]+`(?!`)|\ufffd|\\[nt](?!\w)|\\u[0-9a-fA-F]{4}",
    re.MULTILINE | re.IGNORECASE,
)
_MAY_BE_MARKUP = re.compile(r"[&<*_\[#`\\\ufffd]")
_DOUBLY_ENCODED = re.compile(
    r"[\u00c2\u00c3\u00c4\u00c5][\u0080-\u00bf\u0192\u201a-\u203a\u20ac\u2122\u0152-\u017e]"
    r"|\u00e2\u20ac[\u0080-\u00ff\u2018-\u2122\u0152\u0153]?|\u00f0\u0178\S{1,2}|\u00ef\u00bf\u00bd"
)


@lru_cache(maxsize=16_384)
def placeholders(text: str) -> tuple[str, ...]:
    """Return what of ``text`` a template should have filled in: ``{{name}}``, ``undefined``, …."""
    if not _MAY_BE_PLACEHOLDER.search(text):
        return ()
    return tuple(found[0].strip() for found in _PLACEHOLDER.finditer(text))


@lru_cache(maxsize=16_384)
def broken(text: str) -> tuple[str, ...]:
    """Return what of ``text`` is mojibake, markup that nobody renders, or a lost character."""
    spans: list[str] = []
    if _MAY_BE_MARKUP.search(text):
        spans += (found[0] for found in _MARKUP.finditer(text))
    if not text.isascii():
        spans += _mojibake(text)
    return tuple(spans)


def _mojibake(text: str) -> list[str]:
    found = [match[0] for match in _DOUBLY_ENCODED.finditer(text)]
    if not found:
        return []
    return found if badness(text) else []
