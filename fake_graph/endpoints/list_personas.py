"""GET /<page>/personas: list the agent personas of a page.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.paging import DEFAULT_LIMIT, Limit, paged
from fake_graph.token import Caller


class ListPersonas(Body):
    """``{"limit": int?, "after": str?}``."""

    limit: Limit = DEFAULT_LIMIT
    after: str = ""


def list_personas(graph: Graph, caller: Caller, body: ListPersonas) -> Json:
    """Return them, the newest first.

    Returns: ``{"data": [{"name", "profile_picture_url", "id"}], "paging"?}``
    """
    listed = [
        {"name": one.name, "profile_picture_url": one.picture_url, "id": one.id}
        for one in graph.personas(caller.page_id)
    ]
    return paged(listed, body.limit, body.after)


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/personas",
    ListPersonas,
    list_personas,
    permission="pages_messaging",
    since="personas",
)
