"""The generic template: one to ten cards.

Source: https://developers.facebook.com/docs/messenger-platform/reference/templates/generic
"""

from typing import Annotated

from pydantic import Field

from fake_graph.calls.body import Listed
from fake_graph.contents.element import Element
from fake_graph.contents.template import CardsForm, Template

ELEMENT_LIMIT = 10


class Generic(CardsForm):
    """``{"elements": [1 to 10 cards], "image_aspect_ratio"?, "sharable"?}``."""

    image_aspect_ratio: str | None = None
    sharable: bool | None = None
    elements: Annotated[Listed[Element], Field(min_length=1, max_length=ELEMENT_LIMIT)]

    def cards(self) -> tuple[Element, ...]:
        """Return the cards, first to last."""
        return self.elements


TEMPLATE = Template(types=("generic",), form=Generic)
