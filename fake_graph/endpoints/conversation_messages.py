"""GET /<conversation>/messages: the messages of a thread.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
"""

from fake_graph.calls.fields import Fields
from fake_graph.calls.paging import Paged, repeated
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import ConversationId
from fake_graph.pages.conversation import messages
from fake_graph.token import Caller


class GetMessages(Paged):
    """``{"fields": "id,message"?}``."""

    conversation_id: ConversationId
    fields: Fields = ()


def get_messages(graph: Graph, caller: Caller, body: GetMessages) -> Json:
    """Return the messages, newest first; of all but the 20 newest, no more than id and time.

    Returns: ``{"data": [{"id", "created_time", …}], "paging"?}``
    Raises: AdvancedAccessMissing, ThreadMissing, NonexistingField
    """
    thread = graph.conversation(caller, body.conversation_id)
    query = repeated(graph.state.tokens, caller.token, body.fields)
    path = f"/{caller.version}/{thread.conversation}/messages"
    page = graph.page_of(caller.page_id)
    return messages(thread, page, body.fields, body, path, **query)


ENDPOINT = Endpoint(
    "GET",
    "/<conversation_id>/messages",
    GetMessages,
    get_messages,
    permission="pages_read_engagement",
)
