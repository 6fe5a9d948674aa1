"""POST /<page>/personas: make an agent persona.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from typing import Annotated

from pydantic import Field

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.agent_persona import NAME_LIMIT
from fake_graph.pages.profile import WebUrl
from fake_graph.token import Caller


class CreatePersona(Body):
    """``{"name": str, "profile_picture_url": URL}``."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LIMIT)]
    profile_picture_url: WebUrl


def create_persona(graph: Graph, caller: Caller, body: CreatePersona) -> Json:
    """Make it.

    Returns: ``{"id": str}``
    Raises: ImageTooLarge
    """
    return {"id": graph.make_persona(caller.page_id, body.name, body.profile_picture_url).id}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/personas",
    CreatePersona,
    create_persona,
    permission="pages_messaging",
    since="personas",
)
