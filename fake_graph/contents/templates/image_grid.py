"""The image grid template: two to six pictures, one of them perhaps large.

Source:
https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.calls.body import Body, Listed, Url
from fake_graph.contents.button import ButtonForm, Buttons, DefaultAction, Payload, seen
from fake_graph.contents.template import Template, TemplateForm, check_buttons
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.shown import Attached, Button, Card


class Action(Body):
    """``{"type": "web_url" | "postback", "url" | ("payload", "text"?)}``."""

    known_as: ClassVar[str] = "action"

    type: str
    url: Url | None = None
    payload: Payload | None = None
    text: str | None = None

    def check(self) -> None:
        """Refuse an action that does nothing, or has what belongs to the other type.

        Raises:
            GraphError: which; the text for what does not belong is not recorded.
        """
        if self.type not in ("postback", "web_url"):
            raise GraphError("invalid-button-type")
        is_postback = self.type == "postback"
        if is_postback and not self.payload:
            raise GraphError("postback-payload-empty")
        if not is_postback and not self.url:
            raise GraphError("web-url-empty")
        if self.url if is_postback else self.payload:
            raise InvalidParameter(f"Param action has what a {self.type} cannot have.")


class Picture(Body):
    """``{"url": str, "is_hero_image"?: bool, "action"?: Action}``."""

    known_as: ClassVar[str] = "images[]"

    url: Url
    is_hero_image: bool = False
    action: Action | None = None

    def shown(self) -> Card:
        """Return the picture as the person sees it."""
        return Card(image_url=self.url, buttons=tuple(self._pressed()))

    def _pressed(self) -> Iterator[Button]:
        action = self.action
        if action is not None:
            title = action.text or ""
            yield Button(type=action.type, title=title, payload=action.payload, url=action.url)


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
        if sum(picture.is_hero_image for picture in grid.images) > 1:
            raise InvalidParameter("Param name_placeholder[elements][0][images] has two heroes.")
        for picture in grid.images:
            if picture.action is not None:
                picture.action.check()
        if any(button.type not in ("web_url", "postback") for button in grid.buttons or ()):
            raise GraphError("invalid-button-type")
        check_buttons(grid.buttons or (), "name_placeholder[elements][0][buttons]")

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return self.elements[0].buttons or ()

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
