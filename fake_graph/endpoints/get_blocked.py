"""GET /<page>/blocked: whom the page has blocked.

Source: https://developers.facebook.com/docs/graph-api/reference/page/blocked
"""

from fake_graph.calls.body import PsidText
from fake_graph.calls.fields import Fields, chosen
from fake_graph.calls.paging import Paged, part, repeated
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetBlocked(Paged):
    """``{"user": PSID?, "fields": "id,name"?}``."""

    user: PsidText | None = None
    fields: Fields = ()


def get_blocked(graph: Graph, caller: Caller, body: GetBlocked) -> Json:
    """Return the people whom the page has blocked, or the one who is asked about if blocked.

    Returns: ``{"data": [{"name", "id"}], "paging"?}``
    Raises: PermissionMissingForAction, NotFaked for any other field
    """
    found = [p for p in graph.kept_out(caller) if body.user in (None, p.psid)]
    query = repeated(graph.state.tokens, caller.token, body.fields)
    path = f"/{caller.version}/{caller.page_id}/blocked"
    shown, paging = part(found, lambda person: person.psid, body, path, **query)
    people = [{"name": one.name, "id": one.psid} for one in shown]
    return {"data": [chosen(body.fields, one, "User", is_whole=False) for one in people], **paging}


ENDPOINT = Endpoint(
    "GET", "/<page_id>/blocked", GetBlocked, get_blocked, permission="pages_messaging"
)
