"""GET /<user>/ids_for_pages: the PSIDs of a person whom an app knows by an id of its own.

Source: https://developers.facebook.com/docs/messenger-platform/identity/id-matching
"""

from fake_graph.calls.fields import Fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import UserId
from fake_graph.pages.matching import ids_for_pages
from fake_graph.token import Caller


class GetUserIdsForPages(Body):
    """``{"page": str?, "fields": "id,page"?}``."""

    user_id: str
    page: str | None = None
    fields: Fields = ()


def get_user_ids_for_pages(graph: Graph, caller: Caller, body: GetUserIdsForPages) -> Json:
    """Return them, for one page or for all.

    Returns: ``{"data": [{"id", "page": {"name", "id"}}], "paging"?}``
    Raises: NonexistingField
    """
    psids = graph.person_of(UserId(body.user_id), caller.app_id)
    return ids_for_pages(graph, caller, psids, body.page, body.fields)


ENDPOINT = Endpoint("GET", "/<user_id>/ids_for_pages", GetUserIdsForPages, get_user_ids_for_pages)
