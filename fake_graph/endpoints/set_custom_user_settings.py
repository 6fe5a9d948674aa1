"""POST /<page>/custom_user_settings: give one person a persistent menu of their own.

Source: https://developers.facebook.com/docs/messenger-platform/reference/custom-user-settings
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.menu import MenuList
from fake_graph.token import Caller


class SetCustomUserSettings(Body):
    """``{"psid": PSID, "persistent_menu": [Menu]}``."""

    psid: PsidText
    persistent_menu: MenuList


def set_custom_user_settings(graph: Graph, caller: Caller, body: SetCustomUserSettings) -> Json:
    """Show the menu to that person, in place of the page's.

    Returns: ``{"result": "success"}``
    Raises: NoMatchingUser, RateLimit
    """
    page = graph.page_of(caller.page_id)
    graph.set_user_menu(body.psid, body.persistent_menu, page.id)
    return {"result": "success"}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/custom_user_settings",
    SetCustomUserSettings,
    set_custom_user_settings,
    permission="pages_messaging",
    since="user-level-menu",
)
