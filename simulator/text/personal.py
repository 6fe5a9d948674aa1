"""Personal data in a text that a checksum proves: bank account numbers and card numbers.

Source: ISO 13616 (IBAN registry: https://www.swift.com/standards/data-standards/iban-international-bank-account-number),
ISO/IEC 7812 (card numbers).
"""

import re
from collections.abc import Iterator

from simulator.text.span import Span

_LENGTHS = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29
ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20
LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25
QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
"""
_COUNTRIES = "|".join(entry[:2] for entry in _LENGTHS.split())
_LONGEST_IBAN = max(int(entry[2:]) for entry in _LENGTHS.split())
_IBAN = re.compile(rf"(?<!\w)(?i:{_COUNTRIES})\d\d(?=[ -]?\w)")
_CARD = re.compile(r"(?<![\w.,/+-])\d(?:[ -]?\d){12,18}(?![\w/])")
_ISSUERS = re.compile(
    r"4\d{12}(?:\d{3}(?:\d{3})?)?"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-5]|[68]\d)\d{11}"  # Diners Club
    r"|(?:6011|65\d\d|64[4-9]\d)\d{12}"  # Discover
    r"|35(?:2[89]|[3-8]\d)\d{12}"  # JCB
    r"|62\d{14,17}"  # UnionPay
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}"  # Maestro
    r"|9792\d{12}"  # Troy
)
_DIGIT = re.compile(r"\d\D?\d\D?\d")


def personal_numbers(text: str) -> tuple[Span, ...]:
    """Return the account and card numbers of ``text``, in order."""
    if not _DIGIT.search(text):
        return ()
    return tuple(sorted([*ibans(text), *cards(text)], key=lambda span: span.start))


def ibans(text: str) -> Iterator[Span]:
    """Yield the international bank account numbers of ``text``."""
    for found in _IBAN.finditer(text):
        length = _length_of(found[0][:2].upper())
        window = text[found.start() : found.start() + 2 * _LONGEST_IBAN]
        written = re.match(rf"(?:[A-Za-z0-9][ -]?){{{length - 1}}}[A-Za-z0-9](?!\w)", window)
        if written and _is_iban(re.sub("[ -]", "", written[0]).upper()):
            yield Span(found.start(), written[0])


def _length_of(country: str) -> int:
    at = _LENGTHS.index(country)
    return int(_LENGTHS[at + 2 : at + 4])


def _is_iban(number: str) -> bool:
    turned = number[4:] + number[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def cards(text: str) -> Iterator[Span]:
    """Yield the payment card numbers of ``text``."""
    for found in _CARD.finditer(text):
        digits = re.sub("[ -]", "", found[0])
        if digits.isascii() and _ISSUERS.fullmatch(digits) and _passes_luhn(digits):
            yield Span(found.start(), found[0])


def _passes_luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0
