"""GET /<conversation>: one thread.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
"""

from fake_graph.calls.fields import Fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import ConversationId
from fake_graph.pages.conversation import conversation
from fake_graph.token import Caller


class GetConversation(Body):
    """``{"fields": "participants,messages{id,message}"?}``."""

    conversation_id: ConversationId
    fields: Fields = ()


def get_conversation(graph: Graph, caller: Caller, body: GetConversation) -> Json:
    """Return the fields of the thread.

    Returns: ``{"id", "link", "updated_time", …}``
    Raises: AdvancedAccessMissing, ThreadMissing, NonexistingField
    """
    thread = graph.conversation(caller, body.conversation_id)
    return conversation(thread, graph.page_of(caller.page_id), body.fields)


ENDPOINT = Endpoint(
    "GET",
    "/<conversation_id>",
    GetConversation,
    get_conversation,
    permission="pages_read_engagement",
)
