"""A card of a template: a title, a picture, and buttons.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/generic
"""

from typing import ClassVar

from fake_graph.calls.body import Body, Url
from fake_graph.contents.button import ButtonForm, Buttons, DefaultAction, seen
from fake_graph.errors import GraphError
from fake_graph.shown import Card


class Element(Body):
    """``{"title": str, "subtitle"?, "image_url"?, "default_action"?, "buttons": [≤ 3]?}``.

    Titles and subtitles over 80 characters are cut off by the app and not refused.
    """

    known_as: ClassVar[str] = "elements[]"

    title: str = ""
    subtitle: str | None = None
    image_url: Url | None = None
    item_url: Url | None = None  # until 2017; a tap on the card opened it
    default_action: DefaultAction | None = None
    buttons: Buttons | None = None

    def check(self) -> None:
        """Refuse a card without a title or with nothing else, and buttons that lead nowhere.

        Raises:
            GraphError: it is incomplete.
        """
        other = self.subtitle or self.image_url or self.buttons or self.default_action
        if not self.title or not (other or self.item_url):
            raise GraphError("element-incomplete")
        for button in self.buttons or ():
            if button.lacks_title:
                raise GraphError("element-button-title-empty")
            button.check()
        if self.default_action is not None:
            self.default_action.check()

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        action = (self.default_action,) if self.default_action is not None else ()
        return (*action, *(self.buttons or ()))

    def shown(self) -> Card:
        """Return the card as the person sees it."""
        return Card(
            title=self.title,
            subtitle=self.subtitle or "",
            image_url=self.image_url,
            buttons=seen(self.buttons),
        )
