"""GET /<page>/messenger_profile: read back what was set.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.profile import OnPlatform, PropertyNames
from fake_graph.token import Caller


class GetMessengerProfile(OnPlatform):
    """``{"fields": "get_started,greeting"}``."""

    fields: PropertyNames


def get_messenger_profile(graph: Graph, caller: Caller, body: GetMessengerProfile) -> Json:
    """Return the named properties that are set.

    Returns: ``{"data": [{"get_started"?, …}]}``, ``{"data": []}`` where none is set
    """
    values = graph.read_profile(caller.page_id, body.fields)
    return {"data": [values] if values else []}


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/messenger_profile",
    GetMessengerProfile,
    get_messenger_profile,
    permission="pages_messaging",
)
