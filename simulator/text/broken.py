"""What is broken in a text: characters that were decoded wrongly, markup that was not rendered."""

import html.entities
import re
from collections.abc import Iterator

from ftfy.badness import BADNESS_RE

from simulator.text.span import Span

_TAG_NAMES = (
    "a|abbr|b|big|blockquote|body|br|button|center|code|div|em|font|form|h[1-6]|head|hr|html|i|img|"
    "input|label|li|link|meta|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|table|tbody|"
    "td|th|thead|title|tr|tt|u|ul"
)
_ATTRIBUTE = r"\s[\w:-]{1,40}(?:=(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>]{1,500}))?"
_TAG = re.compile(
    rf"</?(?:{_TAG_NAMES})(?:{_ATTRIBUTE}){{0,20}}\s?/?>|<!--|<!doctype\b", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,30};)|#\d{2,7};|#[xX][0-9A-Fa-f]{2,6};)")
_MARKDOWN = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{0,200}[^\s*]\*\*(?![\w*])"
    r"|(?<!\w)__(?=[^\s_])[^_\n]{0,200}[^\s_]__(?!\w)"
    r"|\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:|tel:|www\.|/|#)[^()\s]{0,500}\)"
    r"|^ {0,3}#{1,6} (?=[^\W\d_])[^\n]{1,100}"
    r"|```|(?<![`\w])`[^`\s](?:[^`\n]{0,98}[^`\s])?`(?![`\w])",
    re.MULTILINE,
)
_NO_CHARACTER = re.compile("[\ufffd-\uffff\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
_HINTS = re.compile("[<&*_#`\\[]")


def broken(text: str) -> tuple[Span, ...]:
    """Return all that is broken in ``text``, in order."""
    found = [*wrong_characters(text), *raw_markup(text)]
    return tuple(sorted(found, key=lambda span: span.start))


def wrong_characters(text: str) -> Iterator[Span]:
    """Yield words that were decoded wrongly, and characters that are none."""
    for found in _NO_CHARACTER.finditer(text):
        yield Span(found.start(), found[0])
    if text.isascii():
        return
    end = 0
    for found in BADNESS_RE.finditer(text):
        if found.start() >= end:
            span = _word_around(text, found)
            end = span.start + len(span.text)
            yield span


def _word_around(text: str, found: re.Match[str]) -> Span:
    start, end = found.span()
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, text[start:end])


def raw_markup(text: str) -> Iterator[Span]:
    """Yield HTML and Markdown that a reader sees as it was typed."""
    if not _HINTS.search(text):
        return
    for pattern in (_TAG, _MARKDOWN):
        for found in pattern.finditer(text):
            yield Span(found.start(), found[0])
    for found in _ENTITY.finditer(text):
        if found[1] is None or found[1] in html.entities.html5:
            yield Span(found.start(), found[0])
