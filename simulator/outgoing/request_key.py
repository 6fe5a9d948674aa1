"""What tells one recorded call from another: all that the bot chose, in one form."""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from simulator.exchange import USUAL_PORTS, Call

_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?')
_LONGEST_SHOWN = 60


class RequestKey(NamedTuple):
    """Method, address and body; two calls with equal ones are the same call, whatever their order.

    Attributes:
        query: With its parameters in alphabetical order.
        body: With a document's keys in alphabetical order, and without chance.
    """

    scheme: str
    host: str
    port: int
    path: str
    method: str
    query: str
    body: str

    @classmethod
    def of(cls, call: Call) -> "RequestKey":
        """Return what tells ``call`` from others."""
        path, _, query = call.target.partition("?")
        kind = next((v for k, v in call.headers.items() if k.lower() == "content-type"), "")
        return cls(
            scheme=call.scheme,
            host=call.host,
            port=call.port or USUAL_PORTS.get(call.scheme, 0),
            path=path or "/",
            method=call.method,
            query=_in_order(query),
            body=_plain(call.body, kind),
        )

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == USUAL_PORTS.get(self.scheme) else f":{self.port}"
        query = f"?{self.query}" if self.query else ""
        return f"{self.method} {self.scheme}://{host}{port}{self.path}{query}"

    def nearest(self, others: Sequence["RequestKey"]) -> "RequestKey":
        """Return the one of ``others`` that has most in common with this."""
        return max(others, key=self._likeness)

    def _likeness(self, other: "RequestKey") -> tuple[int, ...]:
        weights = {"host": 16, "path": 8, "method": 4, "query": 2, "body": 1}
        alike = sum(w for name, w in weights.items() if getattr(self, name) == getattr(other, name))
        return alike, _shared(self.path, other.path), _shared(self.body, other.body)

    def difference(self, other: "RequestKey") -> str:
        """Return in a few words in what the other differs."""
        names = [n for n in self._fields if getattr(self, n) != getattr(other, n)]
        said = f"another {' and '.join(names)}" if names else "the same"
        if names == ["body"]:
            return f"{said}: {_shown(self.body)} instead of {_shown(other.body)}"
        return said


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")


def _in_order(query: str) -> str:
    return urlencode(sorted(parse_qsl(query, keep_blank_values=True)))


def _plain(body: bytes, kind: str) -> str:
    """Return a body without what differs between two equal ones."""
    text = body.decode("utf-8", "backslashreplace")
    if "json" in kind:
        try:
            return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)
        except ValueError:  # it is not what it says
            return text
    if "x-www-form-urlencoded" in kind:
        return _in_order(text)
    boundary = _BOUNDARY.search(kind)
    return text.replace(boundary[1], "boundary") if boundary else text
