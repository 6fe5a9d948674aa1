"""How to reach somebody, as it stands in a text: phone numbers, e-mail and web addresses."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from phonenumbers import Leniency, PhoneNumberMatcher

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|io|co|shop|app|info|eu|nl|be|id|tr|fr|it|de|es|pt|uk)"
    r"(?![\w@])(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_MAY_BE_URL = re.compile(r"://|www\.|\w\.[a-zA-Z]{2}")
_DIGIT_RUN = re.compile(r"(?<![\w#-])[+(]?\d(?:[\s().\u00a0/-]?\d){6,14}(?![\w-])")
_DIGITS = re.compile(r"\d")
_NUMBERED = re.compile(
    r"(?:order|parcel|tracking|invoice|customer|ref\w*|ticket|case|pesanan|resi|bestel\w*|klant\w*|"
    r"sipari\w*|fatura|commande|facture|ordine|pedido|encomenda|bestell\w*|no\.?|nr\.?|n\u00b0|#)"
    r"[^\d\n]{0,14}$",
    re.IGNORECASE,
)
REGIONS = {
    "en": "US",
    "id": "ID",
    "nl": "NL",
    "tr": "TR",
    "fr": "FR",
    "it": "IT",
    "de": "DE",
    "es": "ES",
    "pt": "BR",
}
"""Whose numbers are meant by one without a country code, by language."""


class Way(StrEnum):
    """A way of reaching somebody."""

    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Contact:
    """A way of reaching somebody, as it was written."""

    way: Way
    span: str


@lru_cache(maxsize=16_384)
def contacts(text: str, language: str = "") -> tuple[Contact, ...]:
    """Return the phone numbers, e-mail and web addresses in ``text``.

    The number of an order, a parcel or an invoice is no phone number.
    """
    found = []
    if "@" in text:
        found += [Contact(Way.EMAIL, match[0]) for match in _EMAIL.finditer(text)]
    if _MAY_BE_URL.search(text):
        found += [Contact(Way.WEB, match[0]) for match in _URL.finditer(text)]
    return (*found, *_phones(text, language))


def _phones(text: str, language: str) -> tuple[Contact, ...]:
    if not _DIGITS.search(text):
        return ()
    return tuple(
        Contact(Way.PHONE, run[0])
        for run in _DIGIT_RUN.finditer(text)
        if not _NUMBERED.search(text[: run.start()]) and _is_phone(run[0], language)
    )


def _is_phone(digits: str, language: str) -> bool:
    region = REGIONS.get(language, "US")
    lenient = _LENIENT if digits.startswith(("+", "0", "(", "1-8", "1 8", "8")) else _STRICT
    return any(True for _ in PhoneNumberMatcher(digits, region, leniency=lenient))


_LENIENT, _STRICT = Leniency.POSSIBLE, Leniency.VALID
