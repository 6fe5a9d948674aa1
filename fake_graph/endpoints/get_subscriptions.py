"""GET /<app>/subscriptions: list where the app's webhooks are sent.

Source: https://developers.facebook.com/docs/graph-api/reference/application/subscriptions
"""

from fake_graph.calls.fields import Fields, chosen
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetSubscriptions(Body):
    """``{"fields": "object,callback_url"?}``."""

    app_id: str
    fields: Fields = ()


def get_subscriptions(graph: Graph, caller: Caller, body: GetSubscriptions) -> Json:
    """Return them, one for each object.

    Returns: ``{"data": [{"object", "callback_url", "active", "fields": [{"name", "version"}]}]}``
    Raises: PermissionsError for any token but the app's own, NonexistingField
    """
    graph.require_app(caller, body.app_id)
    callbacks = graph.state.apps[caller.app_id].callbacks.values()
    return {
        "data": [
            chosen(
                body.fields,
                {
                    "object": callback.object,
                    "callback_url": callback.url,
                    "active": callback.is_active,
                    "fields": [
                        {"name": name, "version": caller.version}
                        for name in sorted(callback.fields)
                    ],
                },
                "Subscription",
            )
            for callback in callbacks
        ]
    }


ENDPOINT = Endpoint("GET", "/<app_id>/subscriptions", GetSubscriptions, get_subscriptions)
