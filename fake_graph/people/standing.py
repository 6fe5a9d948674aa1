"""How a person stands towards a page, beside having blocked it.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from dataclasses import dataclass
from enum import StrEnum


class MessageRequest(StrEnum):
    """What a page wrote to somebody who had never written to it, by how it found them."""

    PRIVATE_REPLY = "private-reply"
    PHONE_NUMBER = "phone-number"


@dataclass(slots=True, kw_only=True)
class Standing:
    """Whether what the page writes can reach the person.

    Attributes:
        is_receiving: Whether the person lets the page's messages through.
        is_gone: Whether the account is deactivated or deleted.
        request: What waits to be accepted, None for nothing.
    """

    is_receiving: bool = True
    is_gone: bool = False
    request: MessageRequest | None = None
