"""The old way of answering a comment or a post in private: with a text, on an edge of its own.

Source: https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""

from fake_graph.calls.body import Body, Json
from fake_graph.errors import GraphError
from fake_graph.graph import Graph
from fake_graph.message import Message
from fake_graph.recipient import Addressee, RecipientKind
from fake_graph.sending import Sending
from fake_graph.token import Caller


class PrivateReply(Body):
    """``{"message": str}``."""

    message: str
    comment_id: str = ""
    post_id: str = ""


def private_reply(graph: Graph, caller: Caller, body: PrivateReply) -> Json:
    """Answer what the path names.

    Returns: ``{"id": str}``, the message's
    Raises: any of ``fake_graph.checks``
    """
    kind = RecipientKind.COMMENT_ID if body.comment_id else RecipientKind.POST_ID
    to = Addressee(kind, body.comment_id or body.post_id)
    sent = graph.send(caller, Sending(to=to, message=Message(text=body.message)))
    return {"id": sent.mid}


def note_refusal(graph: Graph, caller: Caller, params: Json, error: GraphError) -> None:
    """Write down a refused reply."""
    kind = RecipientKind.COMMENT_ID if "comment_id" in params else RecipientKind.POST_ID
    psid = graph.psid_of(caller.page_id, Addressee(kind, str(params.get(kind))))
    text = params.get("message")
    graph.refuse_send(caller.app_id, psid, text if isinstance(text, str) else "", None, error)
