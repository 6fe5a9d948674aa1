"""Agent personas of a page, and the pictures that they wear.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from fake_graph.errors import GraphError
from fake_graph.graph.core import Core
from fake_graph.ids import PageId
from fake_graph.pages.agent_persona import PICTURE_LIMIT, AgentPersona


class Personas(Core):
    """Agent personas, made and read by apps."""

    def put_picture(self, url: str, size: int) -> None:
        """Let a picture of ``size`` bytes stand at an address; of others the size is not asked."""
        with self.turn():
            self.state.pictures[url] = size

    def make_persona(self, page_id: PageId | None, name: str, picture_url: str) -> AgentPersona:
        """Return a new persona of the page's.

        Raises:
            GraphError: the picture is known to be too large.
        """
        with self.turn():
            if self.state.pictures.get(picture_url, 0) > PICTURE_LIMIT:
                raise GraphError("image-too-large")
            id_ = self.mint.number("persona")
            persona = AgentPersona(id=id_, name=name, picture_url=picture_url)
            self.page_of(page_id).personas[persona.id] = persona
            return persona

    def personas(self, page_id: PageId | None) -> list[AgentPersona]:
        """Return the personas of a page, the newest first; without the deleted ones."""
        with self.turn():
            personas = self.page_of(page_id).personas.values()
            return [persona for persona in reversed(personas) if not persona.is_deleted]

    def persona_of(self, page_id: PageId | None, persona_id: str) -> AgentPersona:
        """Return a persona of a page's.

        Raises:
            GraphError: the page has none of that id, or has deleted it.
        """
        persona = self.page_of(page_id).personas.get(persona_id)
        if persona is None or persona.is_deleted:
            raise GraphError("unsupported-request", method="get", node=persona_id)
        return persona

    def delete_persona(self, page_id: PageId | None, persona_id: str) -> None:
        """Let no new message come from a persona; those that did keep its name.

        Raises:
            GraphError: the page has none of that id, or has deleted it.
        """
        with self.turn():
            self.persona_of(page_id, persona_id).is_deleted = True
