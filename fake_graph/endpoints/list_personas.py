"""GET /<page>/personas: list the agent personas of a page.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from fake_graph.calls.fields import Fields, chosen
from fake_graph.calls.paging import Paged, listed, repeated
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class ListPersonas(Paged):
    """``{"fields": "name,profile_picture_url"?, "limit": int?, "after": str?}``."""

    fields: Fields = ()


def list_personas(graph: Graph, caller: Caller, body: ListPersonas) -> Json:
    """Return them, the newest first.

    Returns: ``{"data": [{"name", "profile_picture_url", "id"}], "paging"?}``
    Raises: NonexistingField
    """
    personas = [
        chosen(
            body.fields,
            {"name": one.name, "profile_picture_url": one.picture_url, "id": one.id},
            "MessengerPersona",
        )
        for one in graph.personas(caller.page_id)
    ]
    path = f"/{caller.version}/{caller.page_id}/personas"
    query = repeated(graph.state.tokens, caller.token, body.fields)
    return listed(personas, body, path, **query)


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/personas",
    ListPersonas,
    list_personas,
    permission="pages_messaging",
    since="personas",
)
