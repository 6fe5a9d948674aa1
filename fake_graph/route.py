"""Which endpoint an address belongs to, and what is said where there is none.

Source: https://developers.facebook.com/docs/graph-api/guides/error-handling
"""

from dataclasses import dataclass, field
from typing import Any

from fake_graph.body import Json
from fake_graph.call import Address
from fake_graph.endpoint import Endpoint
from fake_graph.endpoints import ENDPOINTS
from fake_graph.errors import (
    GraphError,
    NonexistingField,
    NotFaked,
    UnknownPath,
    UnsupportedRequest,
)
from fake_graph.fact import rows
from fake_graph.ids import PageId

PAGE = "<page_id>"
PERSON = "<psid>"

_ENDPOINTS = {(endpoint.method, endpoint.path): endpoint for endpoint in ENDPOINTS}
_EDGES = frozenset(endpoint.path.partition(">/")[2] for endpoint in ENDPOINTS)
_NOT_FAKED = frozenset(row["route"] for row in rows("not_faked"))


@dataclass(frozen=True, slots=True)
class Route:
    """An endpoint, and the ids that the path gave it."""

    endpoint: Endpoint[Any]
    variables: Json = field(default_factory=dict)


def find(method: str, address: Address, page_id: PageId) -> Route | GraphError:
    """Return the endpoint, or why this object does not answer: that comes after the token.

    Raises:
        UnknownPath: the path means nothing.
        NotFaked: Meta has such a route and the fake does not.
    """
    kind = _kind(address.node, page_id)
    path = f"/{kind}/{address.edge}" if address.edge else f"/{kind}"
    endpoint = _ENDPOINTS.get((method, path))
    if endpoint is not None:
        return Route(endpoint, {"psid": address.node} if kind == PERSON else {})
    _refuse_not_faked(method, address)
    if (kind is None and address.edge) or "/" in address.edge:
        raise UnknownPath(f"/{address.edge}")
    if kind == PAGE and method == "GET" and address.edge and address.edge not in _EDGES:
        return NonexistingField(address.edge, "Page")
    return UnsupportedRequest(method, address.node or "/")


def _refuse_not_faked(method: str, address: Address) -> None:
    if not address.node:
        raise NotFaked(f"{method} /")
    whole = f"{address.node}/{address.edge}" if address.edge else address.node
    if whole in _NOT_FAKED:
        raise NotFaked(f"{method} /{whole}")
    if address.edge.partition("/")[0] in _NOT_FAKED:
        raise NotFaked(f"{method} /<id>/{address.edge.partition('/')[0]}")
    if address.node.startswith(("m_", "t_", "act_")):
        raise NotFaked(f"{method} /<{address.node.partition('_')[0]}_…>")


def _kind(node: str, page_id: PageId) -> str | None:
    if node in ("me", page_id):
        return PAGE
    return PERSON if node.isascii() and node.isdigit() else None
