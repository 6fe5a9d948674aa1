"""DELETE /<app>/subscriptions: send fewer of the app's webhooks, or none.

Source: https://developers.facebook.com/docs/graph-api/reference/application/subscriptions
"""

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class DeleteSubscriptions(Body):
    """``{"object": "page"?, "fields": [str]?}``."""

    app_id: str
    object: str | None = None
    fields: Names = ()


def delete_subscriptions(graph: Graph, caller: Caller, body: DeleteSubscriptions) -> Json:
    """Drop those fields of the object; without fields all of it, without an object everything.

    Returns: ``{"success": true}``
    Raises: PermissionsError for any token but the app's own
    """
    graph.require_app(caller, body.app_id)
    graph.drop_callback(caller.app_id, body.object, body.fields)
    return {"success": True}


ENDPOINT = Endpoint("DELETE", "/<app_id>/subscriptions", DeleteSubscriptions, delete_subscriptions)
