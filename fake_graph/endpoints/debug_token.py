"""GET /debug_token: what an access token stands for.

Source: https://developers.facebook.com/docs/graph-api/reference/debug_token
"""

from datetime import datetime

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.event import seconds
from fake_graph.graph import Graph
from fake_graph.token import DATA_ACCESS, Caller, Kind, Token


class DebugToken(Body):
    """``{"input_token": str}``."""

    input_token: str


def debug_token(graph: Graph, caller: Caller, body: DebugToken) -> Json:
    """Describe the token; one that is no longer taken is described with why, under HTTP 200.

    Returns: ``{"data": {"app_id", "type", "application", "data_access_expires_at"?, "error"?,
    "expires_at", "is_valid", "issued_at"?, "profile_id"?, "scopes": [str], "user_id"?}}``
    """
    token = graph.token(body.input_token)
    if token is None:
        error = GraphError(graph.policy.bad_token)
        return {"data": {"error": _why(error), "is_valid": False, "scopes": []}}
    if token.app_id != caller.app_id:
        raise InvalidParameter("The App_id in the input_token did not match the Viewing App")
    fault = graph.fault_of(token, graph.now())
    app = graph.state.apps[token.app_id]
    told = {
        "app_id": app.id,
        "type": token.kind.value,
        "application": app.name,
        "data_access_expires_at": _after_data_access(token),
        "error": _why(fault) if fault is not None else None,
        "expires_at": None if token.kind is Kind.APP else _moment(token.expires_at),
        "is_valid": fault is None,
        "issued_at": _moment(token.issued_at) or None,
        "profile_id": token.page_id,
        "scopes": sorted(token.permissions),
        "user_id": token.user_id,
    }
    return {"data": {name: value for name, value in told.items() if value is not None}}


def _why(error: GraphError) -> Json:
    why = {"code": error.code, "message": error.message, "subcode": error.subcode}
    return {name: value for name, value in why.items() if value is not None}


def _after_data_access(token: Token) -> int | None:
    since = token.used_at or token.issued_at
    return None if since is None else seconds(since + DATA_ACCESS)


def _moment(at: datetime | None) -> int:
    return 0 if at is None else seconds(at)


ENDPOINT = Endpoint("GET", "/debug_token", DebugToken, debug_token, use_case="pages")
