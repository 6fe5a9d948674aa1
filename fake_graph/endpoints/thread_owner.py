"""GET /<page>/thread_owner: which app has a thread.

Source: https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.event import seconds
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetThreadOwner(Body):
    """``{"recipient": PSID}``."""

    recipient: PsidText


def get_thread_owner(graph: Graph, caller: Caller, body: GetThreadOwner) -> Json:
    """Return the app that has the thread, as far as the caller may know; nothing of an idle one.

    Returns: ``{"data": [{"thread_owner": {"app_id"?: str, "expiration"?: seconds}}]}``
    Raises: ThreadMissing
    """
    held = graph.ownership(caller, body.recipient)
    if held is None:
        return {"data": []}
    owner: Json = {}
    if held.app_id is not None:
        owner["app_id"] = held.app_id
    if held.expires_at is not None:
        owner["expiration"] = seconds(held.expires_at)
    return {"data": [{"thread_owner": owner}]}


ENDPOINT = Endpoint(
    "GET", "/<page_id>/thread_owner", GetThreadOwner, get_thread_owner, permission="pages_messaging"
)
