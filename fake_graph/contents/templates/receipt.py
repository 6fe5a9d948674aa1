"""The receipt template: an order with its sums.

Source: https://developers.facebook.com/docs/messenger-platform/reference/templates/receipt
"""

import re
from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.calls.body import Body, Listed, NumberText, Url
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.errors import GraphError
from fake_graph.fact import rows
from fake_graph.shown import Attached, Card

ELEMENT_LIMIT = 100
_CURRENCIES = frozenset(row["currency"] for row in rows("currencies"))
"""Which of them Graph takes is not recorded."""

_AMOUNT = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SECONDS = re.compile(r"\d{1,11}", re.ASCII)


class Address(Body):
    """``{"street_1", "street_2"?, "city", "postal_code", "state", "country"}``."""

    known_as: ClassVar[str] = "address"

    street_1: str
    street_2: str | None = None
    city: str
    postal_code: NumberText
    state: str
    country: str


class Item(Body):
    """``{"title": str, "subtitle"?, "quantity"?, "price": number, "currency"?, "image_url"?}``."""

    known_as: ClassVar[str] = "elements[]"

    title: str
    subtitle: str | None = None
    quantity: NumberText | None = None
    price: NumberText
    currency: str | None = None
    image_url: Url | None = None


class Summary(Body):
    """``{"subtotal"?, "shipping_cost"?, "total_tax"?, "total_cost": number}``."""

    known_as: ClassVar[str] = "summary"

    subtotal: NumberText | None = None
    shipping_cost: NumberText | None = None
    total_tax: NumberText | None = None
    total_cost: NumberText


class Adjustment(Body):
    """``{"name": str?, "amount": number?}``."""

    known_as: ClassVar[str] = "adjustments[]"

    name: str | None = None
    amount: NumberText | None = None


class Receipt(TemplateForm):
    """``{"recipient_name", "order_number", "currency", "payment_method", "summary", …}``."""

    sharable: bool | None = None
    recipient_name: str
    merchant_name: str | None = None
    order_number: NumberText
    currency: str
    payment_method: str
    order_url: Url | None = None
    timestamp: NumberText | None = None
    address: Address | None = None
    summary: Summary
    adjustments: Listed[Adjustment] | None = None
    elements: Annotated[Listed[Item], Field(max_length=ELEMENT_LIMIT)] | None = None

    def check(self) -> None:
        """Refuse an unknown currency, a sum that is none, and a time that is none.

        Raises:
            GraphError: a malformed time is answered as a temporary failure.
        """
        currencies = (self.currency, *(item.currency for item in self.elements or ()))
        for currency in currencies:
            if currency is not None and currency not in _CURRENCIES:
                raise GraphError("currency-unsupported", currency=currency[:10])
        summary = self.summary
        sums = (summary.subtotal, summary.shipping_cost, summary.total_tax, summary.total_cost)
        if any(amount is not None and not _AMOUNT.fullmatch(amount) for amount in sums):
            raise GraphError("receipt-amount-invalid")
        if self.timestamp is not None and not _SECONDS.fullmatch(self.timestamp):
            raise GraphError("temporary-failure")

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        total = f"{self.order_number}: {self.summary.total_cost} {self.currency}"
        cards = tuple(
            Card(title=item.title, subtitle=item.subtitle or "", image_url=item.image_url)
            for item in self.elements or ()
        )
        return Attached(type="template", template="receipt", text=total, cards=cards)


TEMPLATE = Template(types=("receipt",), form=Receipt)
