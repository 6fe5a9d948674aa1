"""The list template: two to four rows, which ended on 6 December 2021.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/list
"""

from typing import Annotated

from pydantic import Field

from fake_graph.calls.body import Listed
from fake_graph.contents.button import ButtonForm, DefaultAction, seen
from fake_graph.contents.element import Element
from fake_graph.contents.template import CardsForm, Template, check_buttons
from fake_graph.shown import Attached


class ListTemplate(CardsForm):
    """``{"elements": [2 to 4 rows], "buttons": [≤ 1]?, "top_element_style"?, "sharable"?}``."""

    top_element_style: str | None = None
    sharable: bool | None = None
    elements: Annotated[Listed[Element], Field(min_length=2, max_length=4)]
    buttons: Annotated[Listed[ButtonForm], Field(max_length=1)] | None = None

    def cards(self) -> tuple[Element, ...]:
        """Return the rows, first to last."""
        return self.elements

    def check(self) -> None:
        """Refuse the first row or button that is incomplete."""
        super().check()
        check_buttons(self.buttons or ())

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return (*super().pressable(), *(self.buttons or ()))

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        cards = tuple(row.shown() for row in self.elements)
        return Attached(type="template", template="list", cards=cards, buttons=seen(self.buttons))


TEMPLATE = Template(types=("list",), form=ListTemplate, feature="list-template")
