"""POST /<page>/take_thread_control: an app takes a thread.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.thread_control import ThreadControlBody
from fake_graph.token import Caller


def take_thread_control(graph: Graph, caller: Caller, body: ThreadControlBody) -> Json:
    """Take the thread.

    Returns: ``{"success": true}``
    Raises: NotThreadOwner, NoReceiver, ThreadMissing
    """
    graph.take_control(caller, body.recipient.id, body.metadata)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/take_thread_control",
    ThreadControlBody,
    take_thread_control,
    permission="pages_messaging",
)
