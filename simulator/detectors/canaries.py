"""What of a person's own words may give them away elsewhere: canaries, and where they are found.

A canary is nothing that anybody might say: an id, an address, a number, a whole sentence.
"""

import json
import re
from collections.abc import Iterable
from urllib.parse import unquote_plus

from fake_graph import Person

LONG_TEXT = 16
"""Characters from which on a message is nobody else's."""
_ODD_WORD = re.compile(r"\b(?=[\w.@+-]*\d)[\w.@+-]{5,}\b|[\w.+-]+@[\w-]+\.[\w.]+")
"""A word of five characters or more with a digit in it, or an e-mail address."""
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}")


def canaries_of(person: Person, said: Iterable[str]) -> tuple[str, ...]:
    """Return what is this person's alone: ids, full name, addresses, and odd words of theirs."""
    own = [person.psid, person.name, person.email or "", person.phone or ""]
    for text in said:
        own += _ODD_WORD.findall(text)
        if len(text) >= LONG_TEXT:
            own.append(" ".join(text.split()))
    return tuple(dict.fromkeys(word for word in own if len(word) >= _SHORTEST))


_SHORTEST = 5


def carried_by(canaries: Iterable[str], *parts: bytes | str) -> tuple[str, ...]:
    """Return which of ``canaries`` are in what was sent, however it was encoded."""
    text = " ".join(_plain(part) for part in parts)
    return tuple(canary for canary in canaries if canary.casefold() in text)


def _plain(part: bytes | str) -> str:
    """Return the words of a body, a path or a header, with JSON's and forms' escapes undone."""
    text = part.decode("utf-8", "replace") if isinstance(part, bytes) else part
    if "\\u" in text:
        text = _ESCAPED.sub(lambda escape: json.loads(f'"{escape[0]}"'), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    decoded = unquote_plus(text) if "%" in text or "+" in text else text
    return " ".join(f"{text} {decoded}".split()).casefold()
