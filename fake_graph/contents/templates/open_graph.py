"""The open graph template: a song, which ended on 6 December 2021.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/open-graph
"""

from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.calls.body import Body, Listed, Url
from fake_graph.contents.button import ButtonForm, Buttons, DefaultAction, seen
from fake_graph.contents.template import Template, TemplateForm, check_buttons
from fake_graph.shown import Attached, Card


class Song(Body):
    """``{"url": str, "buttons": [≤ 3]?}``."""

    known_as: ClassVar[str] = "elements[]"

    url: Url
    buttons: Buttons | None = None


class OpenGraph(TemplateForm):
    """``{"elements": [exactly 1]}``."""

    sharable: bool | None = None
    elements: Annotated[Listed[Song], Field(min_length=1, max_length=1)]

    def check(self) -> None:
        """Refuse the first button that has no title or leads nowhere."""
        check_buttons(self.pressable_buttons(), "name_placeholder[elements][0][buttons]")

    def pressable_buttons(self) -> tuple[ButtonForm, ...]:
        """Return the buttons under the song."""
        return self.elements[0].buttons or ()

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return self.pressable_buttons()

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        (song,) = self.elements
        card = Card(buttons=seen(song.buttons))
        return Attached(type="template", template="open_graph", url=song.url, cards=(card,))


TEMPLATE = Template(types=("open_graph",), form=OpenGraph, feature="list-template")
