"""What an endpoint module provides: a route, the shape of its body, and what it asks the graph."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from fake_graph.calls.body import Body, Json, Reading
from fake_graph.errors import GraphError, UnknownKey
from fake_graph.graph import Graph
from fake_graph.token import Caller

__all__ = ["Body", "Endpoint", "Json"]

BodyT = TypeVar("BodyT", bound=Body)
Refused = Callable[[Graph, Caller, Json, GraphError], None]


def _forget(graph: Graph, caller: Caller, params: Json, error: GraphError) -> None:
    """Leave a refused call to the journal's line on every call."""


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[BodyT]):
    """A route of the Graph API.

    Attributes:
        method: HTTP method, upper case.
        path: Below the version: ``<page_id>`` stands for ``me`` or the page, ``<psid>`` for the id
            of a person, which the body then has as ``psid``.
        body: The shape of the body.
        handle: Asks the graph, and returns the answer's body.
        refused: Writes down a call of the page's that was refused.
        permission: What the caller's token must permit.
        app_feature: What the app must be approved for.
        since: The feature of ``facts/features.json`` without which the route is unknown.
        use_case: Whose budget a page's call spends: ``messenger`` or ``pages``.
        is_open: Whether it takes calls without an access token.
    """

    method: str
    path: str
    body: type[BodyT]
    handle: Callable[[Graph, Caller, BodyT], Json]
    refused: Refused = _forget
    permission: str | None = None
    app_feature: str | None = None
    since: str | None = None
    use_case: str = "messenger"
    is_open: bool = False

    @property
    def edge(self) -> str:
        """What follows the object in its path, e.g. ``messages``; empty for the object itself."""
        return self.path.partition(">/")[2]

    def answer(self, graph: Graph, caller: Caller, params: Json, reading: Reading) -> Json:
        """Return the answer to a call with ``params``; keys that nobody knows are noted.

        Raises:
            GraphError: the body does not fit, the caller may not, or the graph refuses.
        """
        body = self.body.read(params, reading)
        for key in reading.ignored:
            if graph.is_strict:
                raise UnknownKey(key)
            graph.note("ignored-key", f"{self.method} {self.path} has no parameter {key}.")
        graph.require(caller, self.permission, self.app_feature)
        return self.handle(graph, caller, body)
