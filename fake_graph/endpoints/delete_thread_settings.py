"""DELETE /<page>/thread_settings: unset one property of the messenger profile, as in 2016.

Source: https://developers.facebook.com/docs/messenger-platform/thread-settings
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.thread_settings import DELETED, PROPERTY, SettingName
from fake_graph.token import Caller


def delete_thread_settings(graph: Graph, caller: Caller, body: SettingName) -> Json:
    """Unset it, set or not.

    Returns: ``{"result": "Successfully deleted …"}``
    Raises: RateLimit
    """
    graph.note("deprecated-path", "thread_settings gave way to messenger_profile in 2017.")
    graph.pace_profile(caller.page_id)
    graph.clear_thread_settings([PROPERTY[body.setting]], caller.page_id)
    return {"result": DELETED[body.setting]}


ENDPOINT = Endpoint(
    "DELETE",
    "/<page_id>/thread_settings",
    SettingName,
    delete_thread_settings,
    permission="pages_messaging",
)
