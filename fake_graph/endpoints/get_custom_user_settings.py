"""GET /<page>/custom_user_settings: read the persistent menu of one person.

Source: https://developers.facebook.com/docs/messenger-platform/reference/custom-user-settings
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetCustomUserSettings(Body):
    """``{"psid": PSID}``."""

    psid: PsidText


def get_custom_user_settings(graph: Graph, caller: Caller, body: GetCustomUserSettings) -> Json:
    """Return the person's own menu, and the page's.

    Returns: ``{"data": [{"user_level_persistent_menu": […], "page_level_persistent_menu": […]}]}``
    Raises: NoMatchingUser
    """
    page = graph.page_of(caller.page_id)
    return {"data": [graph.user_settings(body.psid, page.id)]}


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/custom_user_settings",
    GetCustomUserSettings,
    get_custom_user_settings,
    permission="pages_messaging",
    since="user-level-menu",
)
