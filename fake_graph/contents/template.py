"""What a template module provides: its name, the shape of its payload, and since when it exists.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/templates
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from fake_graph.calls.body import Body, Json
from fake_graph.contents.button import ButtonForm, DefaultAction
from fake_graph.contents.element import Element
from fake_graph.errors import GraphError
from fake_graph.shown import Attached, Card

PLACEHOLDER = "name_placeholder"
"""What Graph calls the payload of any template in its errors."""


class TemplateForm(Body):
    """Base of every template's payload; what it says of itself holds where a kind says no more."""

    known_as: ClassVar[str] = PLACEHOLDER

    template_type: str

    def check(self) -> None:
        """Refuse content that fits the shape and makes no sense.

        Raises:
            GraphError: what is wrong with it.
        """

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return ()

    def products(self) -> tuple[str, ...]:
        """Return the ids of the products that it shows."""
        return ()

    def lead_form(self) -> str | None:
        """Return the lead form that it opens."""
        return None

    def uploads(self) -> tuple[str, ...]:
        """Return the ids of the uploaded attachments that it shows."""
        return ()

    def posts(self) -> tuple[str, ...]:
        """Return the addresses of the photos and videos on Facebook that it shows."""
        return ()

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        return Attached(type="template", template=self.template_type)

    def words(self) -> str:
        """Return what can be read in it outside its buttons, a line each."""
        seen = self.shown()
        lines = [seen.text, *(line for card in seen.cards for line in (card.title, card.subtitle))]
        return "\n".join(line for line in lines if line)

    def to_wire(self) -> Json:
        """Return it as its echo has it.

        Returns: ``{"template_type": str, …}``
        """
        return self.model_dump(mode="json", exclude_unset=True)


class CardsForm(TemplateForm):
    """Base of templates that are cards."""

    def cards(self) -> tuple[Element, ...]:
        """Return the cards, first to last."""
        raise NotImplementedError

    def check(self) -> None:
        """Refuse the first card that is incomplete."""
        for card in self.cards():
            card.check()

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return tuple(button for card in self.cards() for button in card.pressable())

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        cards: tuple[Card, ...] = tuple(card.shown() for card in self.cards())
        return Attached(type="template", template=self.template_type, cards=cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of template.

    Attributes:
        types: The values of ``template_type`` that it answers to.
        form: The shape of its payload.
        feature: The feature in ``facts/features.json`` that it came or went with, None for always.
    """

    types: tuple[str, ...]
    form: type[TemplateForm]
    feature: str | None = None


def check_buttons(buttons: Iterable[ButtonForm], path: str = f"{PLACEHOLDER}[buttons]") -> None:
    """Refuse the first button that has no title or leads nowhere; ``path`` is where they stand."""
    for place, button in enumerate(buttons):
        if button.lacks_title:
            raise GraphError("must-be-non-empty-text", name=f"{path}[{place}][title]")
        button.check()
