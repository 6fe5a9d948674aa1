"""GET /<page>/secondary_receivers: the apps that the primary receiver can pass threads to.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from fake_graph.calls.fields import Fields, chosen
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetSecondaryReceivers(Body):
    """``{"fields": "id,name"?}``."""

    fields: Fields = ()


def get_secondary_receivers(graph: Graph, caller: Caller, body: GetSecondaryReceivers) -> Json:
    """Return every app of the page but its primary receiver, the Page Inbox first.

    Returns: ``{"data": [{"id": str, "name": str}]}``
    Raises: NoReceiver, ReceiverHidden, NonexistingField
    """
    found = [{"id": app_id, "name": name} for app_id, name in graph.secondary_receivers(caller)]
    return {"data": [chosen(body.fields, app, "Application") for app in found]}


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/secondary_receivers",
    GetSecondaryReceivers,
    get_secondary_receivers,
    permission="pages_messaging",
)
