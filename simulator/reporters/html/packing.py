"""What a page carries: values as JSON, compressed, in letters that no markup can come of."""

import gzip
import json
import re
from base64 import b64encode
from typing import Any

from simulator.escape import escape

Json = Any

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Controls, line separators, what overrides the direction of text, halves of characters."""
_PERHAPS_UNSHOWABLE = re.compile(rf"{_UNSHOWABLE.pattern}|\\[bfru]")
"""Finds them in JSON, where some stand by a letter or a number."""


def showable(text: str) -> str:
    """Return ``text`` with each character that hides or reorders others told by its number."""
    if text.isprintable():
        return text
    return _UNSHOWABLE.sub(lambda found: escape(found[0]), text)


def packed(value: Json) -> str:
    """Return JSON values as gzip in Base64, all text in them showable; always the same bytes."""
    text = _written(value)
    if _PERHAPS_UNSHOWABLE.search(text):
        text = _written(_showable(value))
    return packed_bytes(text.encode())


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def packed_bytes(content: bytes) -> str:
    """Return ``content`` as gzip in Base64; nothing of the clock is in it."""
    return b64encode(gzip.compress(content, compresslevel=6, mtime=0)).decode("ascii")


def _showable(value: Json) -> Json:
    match value:
        case str():
            return showable(value)
        case dict():
            return {key: _showable(one) for key, one in value.items()}
        case list() | tuple():
            return [_showable(one) for one in value]
        case _:
            return value
