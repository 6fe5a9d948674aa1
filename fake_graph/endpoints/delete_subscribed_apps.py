"""DELETE /<page>/subscribed_apps: have the page send the app nothing more.

Source: https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
"""

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class DeleteSubscribedApps(Body):
    """``{}``."""


def delete_subscribed_apps(graph: Graph, caller: Caller, body: DeleteSubscribedApps) -> Json:  # noqa: ARG001
    """Unsubscribe the calling app.

    Returns: ``{"success": true}``
    """
    graph.unsubscribe(caller.app_id, caller.page_id)
    return {"success": True}


ENDPOINT = Endpoint(
    "DELETE",
    "/<page_id>/subscribed_apps",
    DeleteSubscribedApps,
    delete_subscribed_apps,
    permission="pages_manage_metadata",
    use_case="pages",
)
