"""POST /<page>/release_thread_control: an app gives a thread up.

Source: https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.thread_control import ThreadControlBody
from fake_graph.token import Caller


def release_thread_control(graph: Graph, caller: Caller, body: ThreadControlBody) -> Json:
    """Leave the thread to the default app; nobody is told the metadata.

    Returns: ``{"success": true}``
    Raises: NotThreadOwner, NoReceiver, ThreadMissing
    """
    graph.release_control(caller, body.recipient.id, body.metadata)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/release_thread_control",
    ThreadControlBody,
    release_thread_control,
    permission="pages_messaging",
)
