"""GET /<user>: the person whose token it is.

Source: https://developers.facebook.com/docs/graph-api/reference/user
"""

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, NotFaked, quotable
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetUser(Body):
    """``{"fields": "name,id"?}``."""

    user_id: str
    fields: Names = ("name", "id")


def get_user(graph: Graph, caller: Caller, body: GetUser) -> Json:  # noqa: ARG001
    """Return the person's fields, their id last.

    Returns: ``{"name": str, "id": str}``
    Raises: UnsupportedRequest for another person, NotFaked for any other field
    """
    token = caller.token
    if body.user_id not in ("me", token.user_id):
        raise GraphError("unsupported-request", method="get", node=quotable(body.user_id))
    known = {"name": token.user_name, "id": token.user_id}
    for name in body.fields:
        if name not in known:
            raise NotFaked(f"the field {name} of a person with a token")
    return {name: known[name] for name in body.fields if name != "id"} | {"id": token.user_id}


ENDPOINT = Endpoint("GET", "/<user_id>", GetUser, get_user, use_case="pages")
