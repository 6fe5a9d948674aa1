"""GET /<message>: one message.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
"""

from fake_graph.calls.fields import Fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import MessageId
from fake_graph.pages.conversation import message
from fake_graph.token import Caller


class GetMessage(Body):
    """``{"fields": "id,created_time,from,to,message"?}``."""

    message_id: MessageId
    fields: Fields = ()


def get_message(graph: Graph, caller: Caller, body: GetMessage) -> Json:
    """Return the fields of the message.

    Returns: ``{"id", "created_time", …}``
    Raises: AdvancedAccessMissing, MessageDeleted, NonexistingField
    """
    thread, letter = graph.letter(caller, body.message_id)
    return message(thread, graph.page_of(caller.page_id), letter, body.fields)


ENDPOINT = Endpoint(
    "GET", "/<message_id>", GetMessage, get_message, permission="pages_read_engagement"
)
