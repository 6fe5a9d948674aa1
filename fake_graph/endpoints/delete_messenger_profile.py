"""DELETE /<page>/messenger_profile: unset what people find when they open the thread.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.profile import PROPERTIES, OnPlatform, PropertyNames
from fake_graph.token import Caller


class DeleteMessengerProfile(OnPlatform):
    """``{"fields": ["get_started", …]}``."""

    fields: PropertyNames


def delete_messenger_profile(graph: Graph, caller: Caller, body: DeleteMessengerProfile) -> Json:
    """Delete the named properties, set or not.

    Returns: ``{"result": "success"}``
    Raises: MenuNeedsGetStarted, RateLimit
    """
    graph.pace_profile(caller.page_id)
    names = [name for name in body.fields if name in PROPERTIES]
    graph.clear_profile(names, caller.page_id)
    return {"result": "success"}


ENDPOINT = Endpoint(
    "DELETE",
    "/<page_id>/messenger_profile",
    DeleteMessengerProfile,
    delete_messenger_profile,
    permission="pages_messaging",
)
