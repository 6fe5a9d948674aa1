"""GET /<page>/subscribed_apps: list the apps that get webhooks from the page.

Source: https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
"""

from fake_graph.calls.fields import Fields, chosen
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetSubscribedApps(Body):
    """``{"fields": "name,subscribed_fields"?}``."""

    fields: Fields = ()


def get_subscribed_apps(graph: Graph, caller: Caller, body: GetSubscribedApps) -> Json:
    """Return them.

    Returns: ``{"data": [{"category", "link", "name", "id", "subscribed_fields": [str]}]}``
    Raises: NotFaked for any other field
    """
    return {
        "data": [
            chosen(
                body.fields,
                {
                    "category": app.category,
                    "link": app.link,
                    "name": app.name,
                    "id": app.id,
                    "subscribed_fields": fields,
                },
                "Application",
                is_whole=False,
            )
            for app, fields in graph.subscribed_apps(caller.page_id)
        ]
    }


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/subscribed_apps",
    GetSubscribedApps,
    get_subscribed_apps,
    permission="pages_manage_metadata",
    use_case="pages",
)
