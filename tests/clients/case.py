"""One call of a client, and the answer that the client must get and understand."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.fake_graph.world import NOW

IN_ITS_DAY = datetime(2018, 7, 16, 10, tzinfo=UTC)
"""When the clients of the platform's first years were new."""

IN_2020 = datetime(2020, 10, 5, 10, tzinfo=UTC)
"""When v6.0 to v8.0 were the current versions."""


@dataclass(frozen=True)
class Text:
    """Equals any text that the pattern matches as a whole."""

    pattern: str

    def __eq__(self, other):
        return isinstance(other, str) and re.fullmatch(self.pattern, other) is not None

    __hash__ = None


class Having:
    """Equals any object that has these items, whatever else it has; None stands for absent."""

    def __init__(self, **items):
        self.items = items

    def __eq__(self, other):
        return isinstance(other, dict) and all(
            other.get(key) == value for key, value in self.items.items()
        )

    def __repr__(self):
        return f"Having({self.items})"

    __hash__ = None


class Listing:
    """Equals any list with so many elements, each of which equals ``element``."""

    def __init__(self, element, least=1):
        self.element, self.least = element, least

    def __eq__(self, other):
        is_long_enough = isinstance(other, list) and len(other) >= self.least
        return is_long_enough and all(item == self.element for item in other)

    def __repr__(self):
        return f"Listing({self.element}, {self.least})"

    __hash__ = None


NUMBER = Text(r"\d{6,}")
MID = Text(r"[\w$:.-]{20,}")

SENT = {"recipient_id": NUMBER, "message_id": MID}
SENT_REUSABLE = SENT | {"attachment_id": NUMBER}
ACTED = {"recipient_id": NUMBER}
SAVED = {"result": "success"}
DONE = {"success": True}
MADE = {"id": NUMBER}
UPLOADED = {"attachment_id": NUMBER}


def refused(code, subcode=None):
    """Return the answer that is Graph's refusal with this code, and this or no subcode."""
    return {"error": Having(code=code, error_subcode=subcode, fbtrace_id=Text(r"[\w-]+"))}


GONE = {"error": Having(type=Text("OAuthException|GraphMethodException"))}
"""What Meta removed is refused, in words that nobody recorded; a gap of the fake is no refusal."""


@dataclass(frozen=True)
class Broken:
    """The client's own code fails before any call is made, on the Python versions of today."""

    error: type[Exception]


@dataclass(frozen=True)
class Case:
    """A call.

    Attributes:
        act: Takes the client and the platform, makes the call and returns what the client made of
            the answer; None where the client tells nothing, and the answer itself is judged.
        expected: What the answer must equal, or ``Broken``.
        at: When it is made.
    """

    act: Callable[..., Any]
    expected: object
    at: datetime = NOW


def subjects(calls):
    """Return the methods that a table covers; ``send: a list`` is about ``send``."""
    return {name.partition(":")[0] for name in calls}


def public(kind):
    """Return the names of the methods that a class offers."""
    return {
        name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))
    }


def camel(expected):
    """Return an answer's expectation as a client has it that renames all keys: ``messageId``."""
    if isinstance(expected, dict):
        return {_camel(key): camel(value) for key, value in expected.items()}
    if isinstance(expected, Having):
        return Having(**camel(expected.items))
    if isinstance(expected, Listing):
        return Listing(camel(expected.element), expected.least)
    if isinstance(expected, list):
        return [camel(item) for item in expected]
    return expected


def _camel(key):
    head, *tail = key.split("_")
    return head + "".join(part.capitalize() for part in tail)


def batched(expected):
    """Return what a batch answers for one call whose own answer this would be."""
    is_refused = isinstance(expected, dict) and "error" in expected
    return {"code": 400 if is_refused else 200, "body": expected}
