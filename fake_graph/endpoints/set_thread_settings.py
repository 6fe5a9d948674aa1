"""POST /<page>/thread_settings: set one property of the messenger profile, as in 2016.

Source: https://developers.facebook.com/docs/messenger-platform/thread-settings
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.thread_settings import ADDED, ThreadSettings
from fake_graph.token import Caller


def set_thread_settings(graph: Graph, caller: Caller, body: ThreadSettings) -> Json:
    """Set it; when Meta stopped to take these is not recorded, so the fake takes them always.

    Returns: ``{"result": "Successfully …"}``
    Raises: RateLimit, ParameterRequired where the setting has no value
    """
    graph.note("deprecated-path", "thread_settings gave way to messenger_profile in 2017.")
    graph.pace_profile(caller.page_id)
    setting = body.setting
    profile = graph.page_of(caller.page_id).profile
    graph.set_thread_settings(body.changes(profile), caller.page_id)
    return {"result": ADDED[setting]}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/thread_settings",
    ThreadSettings,
    set_thread_settings,
    permission="pages_messaging",
)
