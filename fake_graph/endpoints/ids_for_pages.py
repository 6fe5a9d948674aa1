"""GET /<psid>/ids_for_pages: a person's PSIDs on the other pages of an app.

Source: https://developers.facebook.com/docs/messenger-platform/identity/id-matching
"""

from fake_graph.calls.body import PsidText
from fake_graph.calls.fields import Fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.matching import ids_for_pages
from fake_graph.token import Caller


class GetIdsForPages(Body):
    """``{"page": str?, "fields": "id,page"?}``."""

    psid: PsidText
    page: str | None = None
    app: str | None = None
    fields: Fields = ()


def get_ids_for_pages(graph: Graph, caller: Caller, body: GetIdsForPages) -> Json:
    """Return them, for one page or for all.

    Returns: ``{"data": [{"id", "page": {"name", "id"}}], "paging"?}``
    Raises: NonexistingField
    """
    user_id = graph.app_scoped(body.psid, caller.app_id)
    return ids_for_pages(
        graph, caller, graph.person_of(user_id, caller.app_id), body.page, body.fields
    )


ENDPOINT = Endpoint(
    "GET",
    "/<psid>/ids_for_pages",
    GetIdsForPages,
    get_ids_for_pages,
    permission="pages_messaging",
)
