"""GET /<page>/conversations: the page's threads.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from fake_graph.calls.body import PsidText, one_of
from fake_graph.calls.fields import Fields, written
from fake_graph.calls.paging import Paged, part, repeated
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.conversation import conversation
from fake_graph.pages.desk import Folder
from fake_graph.token import Caller

_OTHER_FOLDERS = ("other", "pending")


class GetConversations(Paged):
    """``{"platform": "messenger"?, "user_id": PSID?, "folder": str?, "fields": str?}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"tags"})
    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {
        "platform": frozenset({"instagram"}),
        "folder": frozenset(_OTHER_FOLDERS),
    }

    platform: Annotated[str, one_of(("messenger", "instagram"), str.lower)] = "messenger"
    user_id: PsidText | None = None
    folder: Annotated[Folder, one_of((*Folder, *_OTHER_FOLDERS), str.lower)] | None = None
    fields: Fields = ()


def get_conversations(graph: Graph, caller: Caller, body: GetConversations) -> Json:
    """Return the page's threads, the one with the latest message first.

    Returns: ``{"data": [{"id", "link", "updated_time", …}], "paging"?}``
    Raises: AdvancedAccessMissing, NonexistingField
    """
    page = graph.page_of(caller.page_id)
    found = graph.conversations(caller, body.user_id, body.folder)
    query = repeated(graph.state.tokens, caller.token) | {"platform": body.platform}
    given = {"user_id": body.user_id, "folder": body.folder, "fields": written(body.fields)}
    query |= {name: str(value) for name, value in given.items() if value}
    path = f"/{caller.version}/{page.id}/conversations"
    shown, paging = part(found, lambda thread: thread.conversation, body, path, **query)
    return {"data": [conversation(one, page, body.fields) for one in shown], **paging}


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/conversations",
    GetConversations,
    get_conversations,
    permission="pages_read_engagement",
)
