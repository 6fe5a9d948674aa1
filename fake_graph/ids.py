"""The platform's identifiers, each its own type, and the mint that makes them.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
(decimal ids of 15 to 17 digits; message ids ``m_`` and about 86 url-safe base64 characters).
"""

import base64
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

AppId = NewType("AppId", str)
ConversationId = NewType("ConversationId", str)
LabelId = NewType("LabelId", str)
MessageId = NewType("MessageId", str)
PageId = NewType("PageId", str)
Psid = NewType("Psid", str)
"""Page-scoped ID: one person has a different PSID on every page."""

UserId = NewType("UserId", str)
"""One person on all of Facebook; pages do not learn it."""

NOBODY = Psid("")
UNKNOWN_APP = AppId("")
UNKNOWN_USER = UserId("")

_MESSAGE_ID_BYTES = 64  # 86 base64 characters
_OPAQUE_CHARACTERS = 40
_HEX_CHARACTERS = 18
_SHORT_CHARACTERS = 25
_BARE_CHARACTERS = 84
_TRACE_CHARACTERS = 22


class MidForm(StrEnum):
    """How message ids have looked over the years."""

    OF_2016 = "mid.{milliseconds}:{hex}"
    OF_2017 = "mid.${base64}"
    BARE = "{base64}"


@dataclass(slots=True)
class Mint:
    """Makes ids of Meta's shape out of a seed: the same seed gives the same ids in the same order.

    Attributes:
        seed: Any text; two worlds with different seeds share no ids.
        serials: How many of each kind it has made.
    """

    seed: str
    serials: dict[str, int] = field(default_factory=dict)

    def psid(self, name: str) -> Psid:
        """Return the PSID of the person called ``name`` in this world: 16 digits."""
        return Psid(self._number("psid", name))

    def number(self, kind: str) -> str:
        """Return the next id of a ``kind`` of object, such as a label: 16 digits."""
        return self._number(kind, self._next(kind))

    def text(self, kind: str) -> str:
        """Return the next opaque token of a ``kind``: 40 letters, digits, ``_`` or ``-``."""
        digest = self._digest(kind, self._next(kind))
        return base64.urlsafe_b64encode(digest).decode()[:_OPAQUE_CHARACTERS]

    def message_id(self) -> MessageId:
        """Return the next message id."""
        digest = self._digest("mid", self._next("mid"))
        return MessageId("m_" + base64.urlsafe_b64encode(digest[:_MESSAGE_ID_BYTES]).decode()[:86])

    def old_message_id(self, form: MidForm, milliseconds: int) -> MessageId:
        """Return the next message id in a form of earlier years; the first holds the time."""
        digest = self._digest("mid", self._next("mid"))
        letters = base64.urlsafe_b64encode(digest[:_MESSAGE_ID_BYTES]).decode()
        match form:
            case MidForm.OF_2016:
                return MessageId(f"mid.{milliseconds}:{digest.hex()[:_HEX_CHARACTERS]}")
            case MidForm.OF_2017:
                return MessageId(f"mid.$cAA{letters[:_SHORT_CHARACTERS]}")
            case MidForm.BARE:
                return MessageId("A" + letters[:_BARE_CHARACTERS])

    def trace_id(self) -> str:
        """Return the next ``fbtrace_id``: ``A`` and 22 letters, digits, ``_`` or ``-``."""
        digest = self._digest("trace", self._next("trace"))
        return "A" + base64.urlsafe_b64encode(digest).decode()[:_TRACE_CHARACTERS]

    def _number(self, kind: str, what: str) -> str:
        number = int.from_bytes(self._digest(kind, what)[:8], "big")
        return str(10**15 + number % (9 * 10**15))

    def _next(self, kind: str) -> str:
        serial = self.serials[kind] = self.serials.get(kind, 0) + 1
        return str(serial)

    def _digest(self, kind: str, what: str) -> bytes:
        return hashlib.sha512(f"{kind}\0{self.seed}\0{what}".encode()).digest()
