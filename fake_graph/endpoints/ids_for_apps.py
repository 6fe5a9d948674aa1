"""GET /<psid>/ids_for_apps: by which ids apps know a person.

Source: https://developers.facebook.com/docs/messenger-platform/identity/id-matching
"""

from fake_graph.calls.body import PsidText
from fake_graph.calls.fields import Fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.matching import ids_for_apps
from fake_graph.token import Caller


class GetIdsForApps(Body):
    """``{"app": str?, "fields": "id,app"?}``."""

    psid: PsidText
    app: str | None = None
    page: str | None = None
    fields: Fields = ()


def get_ids_for_apps(graph: Graph, caller: Caller, body: GetIdsForApps) -> Json:
    """Return them, for one app or for all of the page's.

    Returns: ``{"data": [{"id", "app": {"category", "link", "name", "id"}}], "paging"?}``
    Raises: NonexistingField
    """
    return ids_for_apps(graph, caller, body.psid, body.app, body.fields)


ENDPOINT = Endpoint(
    "GET",
    "/<psid>/ids_for_apps",
    GetIdsForApps,
    get_ids_for_apps,
    permission="pages_messaging",
)
