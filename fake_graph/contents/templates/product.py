"""The product template: products of the page's catalogue.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/product
"""

from typing import Annotated, ClassVar, Self

from pydantic import Field, ValidationInfo, model_validator

from fake_graph.calls.body import Body, Listed, NumberText, Reading
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.errors import GraphError
from fake_graph.shown import Attached, Card

ELEMENT_LIMIT = 10
FIRST_VERSION = (8, 0)


class ProductElement(Body):
    """``{"id": str}``."""

    known_as: ClassVar[str] = "elements[]"

    id: NumberText


class Product(TemplateForm):
    """``{"elements": [1 to 10 products]}``."""

    elements: Annotated[Listed[ProductElement], Field(min_length=1, max_length=ELEMENT_LIMIT)]

    @model_validator(mode="after")
    def _only_of_late(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Reading) and info.context.version < FIRST_VERSION:
            raise GraphError("product-template-needs-v8")
        return self

    def products(self) -> tuple[str, ...]:
        """Return the ids of the products that it shows."""
        return tuple(element.id for element in self.elements)

    def shown(self) -> Attached:
        """Return it as the person sees it; names and pictures are the catalogue's."""
        cards = tuple(Card() for _ in self.elements)
        return Attached(type="template", template="product", cards=cards, products=self.products())


TEMPLATE = Template(types=("product",), form=Product, feature="product-template")
