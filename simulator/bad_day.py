"""The errors of the platform that an author may ask for, by names or codes, and at which edges."""

import difflib
import re

from fake_graph.endpoints import ENDPOINTS
from fake_graph.errors import known_errors
from fake_graph.faults import crosses_the_wire
from simulator.errors import BadInput, nearest

_CODES = re.compile(r"(-?\d+)(?:/(\d+))?")
_NEAR = 3
EDGES = tuple(sorted({endpoint.edge for endpoint in ENDPOINTS} - {""}))
"""What can be called of an object of the platform's, e.g. ``messages``."""


def error_called(text: str) -> str:
    """Return the name of the error that ``text`` names: itself, a code, or code/subcode.

    Of several with the same code, the one without a subcode is meant, else the first.

    Raises:
        BadInput: there is none; names those that are near.
    """
    if text in _names():
        return text
    codes = _CODES.fullmatch(text)
    if codes is None:
        near = difflib.get_close_matches(text, _names(), n=_NEAR, cutoff=0.4)
        raise BadInput(_refusal(text, near))
    code, subcode = int(codes[1]), int(codes[2]) if codes[2] else None
    rows = known_errors()
    alike = [name for name in _names() if rows[name]["code"] == code]
    exact = [name for name in alike if rows[name]["subcode"] == subcode]
    if exact or (alike and subcode is None):
        return (exact or alike)[0]
    raise BadInput(_refusal(text, [_spelled(name) for name in alike[:_NEAR]]))


def edge_called(text: str) -> str:
    """Return the edge that ``text`` names.

    Raises:
        BadInput: there is none; names the nearest.
    """
    if text not in EDGES:
        near = nearest(text, EDGES) or "; write e.g. 'messages' or 'messenger_profile'"
        raise BadInput(f"the platform has no edge {text!r}{near}")
    return text


def _names() -> list[str]:
    return [name for name in known_errors() if crosses_the_wire(name)]


def _spelled(name: str) -> str:
    row = known_errors()[name]
    return f"{row['code']}/{row['subcode']}" if row["subcode"] else str(row["code"])


def _refusal(text: str, near: list[str]) -> str:
    listed = ", ".join(map(repr, near)) or "'temporary-failure', '613' or '10/2018278'"
    hint = "near ones" if near else "write e.g."
    return f"the platform has no error {text!r}; {hint}: {listed}"
