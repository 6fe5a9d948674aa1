"""DELETE /<persona>: delete an agent persona; messages that came from it keep its name.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class DeletePersona(Body):
    """``{}``."""

    persona_id: str


def delete_persona(graph: Graph, caller: Caller, body: DeletePersona) -> Json:
    """Delete it.

    Returns: ``{"success": true}``
    Raises: UnsupportedRequest
    """
    graph.delete_persona(caller.page_id, body.persona_id)
    return {"success": True}


ENDPOINT = Endpoint(
    "DELETE", "/<persona_id>", DeletePersona, delete_persona, permission="pages_messaging"
)
