"""POST /<page>/request_thread_control: an app asks for a thread.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.thread_control import ThreadControlBody
from fake_graph.token import Caller


def request_thread_control(graph: Graph, caller: Caller, body: ThreadControlBody) -> Json:
    """Ask for the thread, whether anybody will give it or not.

    Returns: ``{"success": true}``
    Raises: NoReceiver, ThreadMissing
    """
    graph.request_control(caller, body.recipient.id, body.metadata)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/request_thread_control",
    ThreadControlBody,
    request_thread_control,
    permission="pages_messaging",
)
