"""What may be of a bank or of an office in a text: IBANs and card numbers."""

import re
from functools import lru_cache

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)")
_CARD = re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d.,-]\d|\d)")
_LONGEST = 34
_MODULUS = 97
_TEN, _NINE = 10, 9


@lru_cache(maxsize=16_384)
def ibans(text: str) -> tuple[str, ...]:
    """Return the IBANs in ``text``, those whose check digits fit (ISO 13616)."""
    return tuple(found[0] for found in _IBAN.finditer(text) if _is_iban(found[0]))


def _is_iban(written: str) -> bool:
    plain = written.replace(" ", "")
    if len(plain) > _LONGEST:
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % _MODULUS == 1


@lru_cache(maxsize=16_384)
def card_numbers(text: str) -> tuple[str, ...]:
    """Return the card numbers in ``text``, those whose last digit fits (ISO/IEC 7812)."""
    return tuple(found[0] for found in _CARD.finditer(text) if _is_card(found[0]))


def _is_card(written: str) -> bool:
    digits = [int(character) for character in written if character.isdigit()]
    doubled = [d * 2 - _NINE if d * 2 > _NINE else d * 2 for d in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % _TEN == 0
