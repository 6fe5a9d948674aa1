"""The image grid template: two to six pictures, one of them perhaps large.

Only its limits are documented; how a hero is marked is inferred.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/templates
"""

from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.body import Body, Listed, Url
from fake_graph.button import ButtonForm, Buttons, DefaultAction, Payload, seen
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.shown import Attached, Button, Card
from fake_graph.template import Template, TemplateForm, check_buttons


class Action(Body):
    """``{"type": "web_url" | "postback", "url" | ("payload", "text")}``."""

    known_as: ClassVar[str] = "action"

    type: str
    url: Url | None = None
    payload: Payload | None = None
    text: str | None = None

    def check(self) -> None:
        """Refuse an action that does nothing."""
        if self.type == "postback":
            if not self.payload:
                raise GraphError("postback-payload-empty")
        elif self.type != "web_url":
            raise GraphError("invalid-button-type")
        elif not self.url:
            raise GraphError("web-url-empty")


class Picture(Body):
    """``{"url" | "attachment_id": str, "is_hero"?, "action": Action?}``."""

    known_as: ClassVar[str] = "images[]"

    url: Url | None = None
    image_url: Url | None = None
    attachment_id: str | None = None
    is_hero: bool = False
    action: Action | None = None

    def shown(self) -> Card:
        """Return the picture as the person sees it."""
        action = self.action
        pressed = (
            (
                Button(
                    type=action.type,
                    title=action.text or "",
                    payload=action.payload,
                    url=action.url,
                ),
            )
            if action is not None
            else ()
        )
        return Card(image_url=self.url or self.image_url, buttons=pressed)


class Grid(Body):
    """``{"images": [2 to 6], "title"?, "subtitle"?, "buttons": [≤ 3]?}``."""

    known_as: ClassVar[str] = "elements[]"

    title: Annotated[str, Field(max_length=45)] | None = None
    subtitle: Annotated[str, Field(max_length=80)] | None = None
    images: Annotated[Listed[Picture], Field(min_length=2, max_length=6)]
    buttons: Buttons | None = None


class ImageGrid(TemplateForm):
    """``{"elements": [exactly 1 grid]}``."""

    elements: Annotated[Listed[Grid], Field(min_length=1, max_length=1)]

    def check(self) -> None:
        """Refuse a second hero, and actions that do nothing."""
        (grid,) = self.elements
        if sum(picture.is_hero for picture in grid.images) > 1:
            raise InvalidParameter("Param name_placeholder[elements][0][images] has two heroes.")
        for picture in grid.images:
            if picture.action is not None:
                picture.action.check()
        check_buttons(grid.buttons or (), "name_placeholder[elements][0][buttons]")

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return self.elements[0].buttons or ()

    def uploads(self) -> tuple[str, ...]:
        """Return the ids of the uploaded attachments that it shows."""
        pictures = self.elements[0].images
        return tuple(picture.attachment_id for picture in pictures if picture.attachment_id)

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        (grid,) = self.elements
        words = "\n".join(line for line in (grid.title, grid.subtitle) if line)
        return Attached(
            type="template",
            template="image_grid",
            text=words,
            cards=tuple(picture.shown() for picture in grid.images),
            buttons=seen(grid.buttons),
        )


TEMPLATE = Template(types=("image_grid",), form=ImageGrid, feature="image-grid")
