"""A cart that a person sends to the page.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/send_cart
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedProduct:
    """One line of a cart.

    Attributes:
        unit_price: In ``currency``, e.g. 40 or 19.99.
    """

    id: str
    retailer_id: str
    name: str
    unit_price: float
    currency: str
    quantity: int = 1

    def to_wire(self) -> dict[str, Any]:
        """Return ``{"id", "retailer_id", "name", "unit_price", "currency", "quantity"}``."""
        return {
            "id": self.id,
            "retailer_id": self.retailer_id,
            "name": self.name,
            "unit_price": self.unit_price,
            "currency": self.currency,
            "quantity": self.quantity,
        }
