"""GET /<persona>: read an agent persona.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, quotable
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetPersona(Body):
    """``{"fields": "name,profile_picture_url"?}``."""

    persona_id: str
    fields: Names = ("name", "profile_picture_url")


def get_persona(graph: Graph, caller: Caller, body: GetPersona) -> Json:
    """Return its fields, its id last.

    Returns: ``{"name": str, "profile_picture_url": str, "id": str}``
    Raises: UnsupportedRequest, NonexistingField
    """
    persona = graph.persona_of(caller.page_id, body.persona_id)
    known = {"name": persona.name, "profile_picture_url": persona.picture_url, "id": persona.id}
    for name in body.fields:
        if name not in known:
            raise GraphError("nonexisting-field", field=quotable(name), type="MessengerPersona")
    return {name: known[name] for name in body.fields if name != "id"} | {"id": persona.id}


ENDPOINT = Endpoint("GET", "/<persona_id>", GetPersona, get_persona, permission="pages_messaging")
