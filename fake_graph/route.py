"""Which endpoint an address belongs to, and what is said where there is none.

Source: https://developers.facebook.com/docs/graph-api/guides/error-handling
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from fake_graph.call import Address
from fake_graph.calls.body import Json
from fake_graph.endpoint import Endpoint
from fake_graph.endpoints import ENDPOINTS
from fake_graph.errors import GraphError, NotFaked, quotable
from fake_graph.fact import rows

PAGE = "<page_id>"
BATCH = "batch"

_ENDPOINTS = {(endpoint.method, endpoint.path): endpoint for endpoint in ENDPOINTS}
_PATHS = frozenset(endpoint.path for endpoint in ENDPOINTS)
_EDGES = frozenset(path.partition(">/")[2] for path in _PATHS if path.startswith("/<"))
_ROOTS = frozenset(path[1:] for path in _PATHS if not path.startswith("/<"))
_HALF_FAKED = frozenset({"<comment_id>", "<post_id>"})
"""Objects that answer far more in the real Graph than here."""

_OPEN = frozenset((end.method, end.path) for end in ENDPOINTS if end.is_open)
_NOT_FAKED = {row["route"]: row.get("until") for row in rows("not_faked")}
_TYPES = {
    "<page_id>": "Page",
    "<psid>": "User",
    "<user_id>": "User",
    "<app_id>": "Application",
    "<persona_id>": "MessengerPersona",
}


@dataclass(frozen=True, slots=True)
class Route:
    """An endpoint, and the ids that the path gave it."""

    endpoint: Endpoint[Any]
    variables: Json = field(default_factory=dict)


def is_open(method: str, address: Address) -> bool:
    """Return whether such a call needs no access token."""
    whole = f"/{address.node}/{address.edge}"
    return (method, whole) in _OPEN or (method, f"/<app_id>/{address.edge}") in _OPEN


@lru_cache(maxsize=256)
def refuse_senseless(method: str, address: Address, on: date) -> None:
    """Refuse an address that is none on that date, whoever asks.

    Raises:
        GraphError: the path means nothing.
        NotFaked: Meta has such a route and the fake does not.
    """
    whole = f"{address.node}/{address.edge}" if address.edge else address.node
    if whole in _ROOTS:
        return
    if not address.node:
        raise NotFaked(f"{method} /")
    if _is_gap(whole, on) or (_is_gap(address.node, on) and address.node not in _ROOTS):
        raise NotFaked(f"{method} /{whole}")
    first = address.edge.partition("/")[0]
    if _is_gap(first, on) and first not in _EDGES:
        raise NotFaked(f"{method} /<id>/{first}")
    if address.node.startswith("act_") and first in _NOT_FAKED:  # an edge that is gone
        raise GraphError("unsupported-request", method=method.lower(), node=quotable(address.node))
    if address.node.startswith("act_"):
        raise NotFaked(f"{method} /<act_…>")
    if (address.edge and not _is_id(address.node)) or "/" in address.edge:
        raise GraphError("unknown-path", path=f"/{quotable(address.edge)}")


def find(method: str, address: Address, kind: str | None, features: Set[str]) -> Route:
    """Return the endpoint for an object of a ``kind``, e.g. ``<page_id>``.

    ``features`` are those that the platform offers.

    Raises:
        GraphError: this object does not answer this.
    """
    whole = f"{address.node}/{address.edge}" if address.edge else address.node
    head = f"/{kind}/{address.edge}" if address.edge else f"/{kind}"
    path = f"/{whole}" if whole in _ROOTS else head
    endpoint = _ENDPOINTS.get((method, path))
    if endpoint is not None and (endpoint.since is None or endpoint.since in features):
        is_variable = kind is not None and kind != PAGE and path == head
        return Route(endpoint, {str(kind)[1:-1]: address.node} if is_variable else {})
    if kind in _HALF_FAKED:
        raise NotFaked(f"{method} {head}")
    if kind in _TYPES and method == "GET" and address.edge and path not in _PATHS:
        field_name = quotable(address.edge)
        raise GraphError("nonexisting-field", field=field_name, type=_TYPES[str(kind)])
    raise GraphError(
        "unsupported-request", method=method.lower(), node=quotable(address.node or "/")
    )


def _is_gap(route: str, on: date) -> bool:
    """Return whether Meta has a route on that date and the fake has not."""
    if route not in _NOT_FAKED:
        return False
    until = _NOT_FAKED[route]
    return until is None or on.isoformat() <= until


def _is_id(node: str) -> bool:
    return (
        node == "me"
        or node.startswith(("m_", "mid.", "t_"))
        or (node.isascii() and node.replace("_", "").isdigit())
    )
