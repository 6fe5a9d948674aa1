"""Ways of reaching somebody that a text gives: telephone numbers, e-mail and web addresses."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import phonenumbers

from simulator.text.personal import personal_numbers
from simulator.text.span import Span

REGIONS = ("US", "GB", "NL", "BE", "TR", "FR", "IT", "DE", "ES", "PT", "BR", "MX", "ID")
"""Where a number without a country code may be from."""
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_RUN = re.compile(
    r"(?<![\w.,/+&=#\u20ac$\u00a3-])"
    r"[+(]?\d(?:[\s().\-/\u2011\u2013\u00a0]{0,3}\d){6,14}(?![\w%\u20ac$\u00a3])"
)
_SIX_DIGITS = re.compile(r"\d(?:[^\w,]{0,3}\d){5}")
_NUMBERED = (
    "order|orders|booking|reservation|reference|ref|ticket|case|tracking|track|invoice|account|"
    "customer|parcel|number of|id|code|pin|iban|serial|sku|isbn|ean|vat|kvk|btw|"
    "bestelling|bestelnummer|ordernummer|factuur|klantnummer|pesanan|resi|"
    "sipari\u015f|takip|fatura|commande|facture|suivi|r\u00e9f\u00e9rence|dossier|"
    "ordine|fattura|spedizione|pratica|bestellung|bestellnummer|auftrag|rechnung|sendung|"
    "kundennummer|pedido|factura|env\u00edo|encomenda"
)
_NUMBER = (
    "number|nummer|no|nr|n\u00ba|n\u00b0|num|numero|n\u00famero|numaras\u0131|nomor|"
    "code|id|is|ist|\u00e8|est|es"
)
_NO_PHONE_BEFORE = re.compile(
    rf"(?:\b(?:{_NUMBERED})\b|[#\u2116])[\s.:#]*(?:(?:{_NUMBER})\b[\s.:#]*){{0,2}}$",
    re.IGNORECASE,
)
_CALLED = (
    "call|phone|tel|telephone|mobile|cell|text|sms|whatsapp|wa|fax|dial|ring|hotline|reach|"
    "bel|bellen|telefoon|telefoonnummer|hubungi|telepon|telp|hp|ara|aray\u0131n|telefon|cep|"
    "appelez|appeler|t\u00e9l|t\u00e9l\u00e9phone|joindre|chiama|chiamare|telefono|cellulare|"
    "anrufen|rufen|handy|llama|llamar|tel\u00e9fono|m\u00f3vil|ligue|ligar|telefone|telem\u00f3vel"
)
_PHONE_BEFORE = re.compile(
    rf"(?:\b(?:{_CALLED})\b|[\u260e\u260f\U0001f4de\U0001f4f1])[^\d\n]{{0,25}}$", re.IGNORECASE
)
_LOOK_BACK = 40
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w@])")
_TOP_LEVEL = (
    "com|net|org|info|biz|shop|store|app|io|co|eu|dev|online|site|web|"
    "de|nl|fr|it|es|pt|br|tr|id|uk|be|ch|ca|mx|ar|cl"
)
_WEB = re.compile(
    r"(?:https?://|(?<![\w@.-])www\.)[^\s<>\"']{2,2000}"
    r"|(?<![\w@./-])(?:m|fb)\.me/[^\s<>\"']{1,200}"
    rf"|(?<![\w@./-])(?:[a-z0-9-]{{2,63}}\.){{1,4}}(?:{_TOP_LEVEL})(?![\w@-]|\.\w)"
    r"(?:/[^\s<>\"']{0,500})?"
)
_WEB_HINT = re.compile(r"\.\w|://")
"""In every text with a web address."""
_WEB_TAIL = ".,;:!?)]}'*\u2026\u201d\u00bb"


@lru_cache(maxsize=4096)
def contacts(text: str, regions: Sequence[str] = REGIONS) -> tuple[Span, ...]:
    """Return all ways of reaching somebody that ``text`` gives, in order."""
    found = [*emails(text), *web_addresses(text), *phones(text, regions)]
    return tuple(sorted(found, key=lambda span: span.start))


def emails(text: str) -> tuple[Span, ...]:
    """Return the e-mail addresses of ``text``."""
    if "@" not in text:
        return ()
    return tuple(Span(found.start(), found[0]) for found in _EMAIL.finditer(text))


def web_addresses(text: str) -> tuple[Span, ...]:
    """Return the web addresses of ``text``, with or without ``https://``."""
    if not _WEB_HINT.search(text):
        return ()
    return tuple(Span(found.start(), found[0].rstrip(_WEB_TAIL)) for found in _WEB.finditer(text))


def phones(text: str, regions: Sequence[str] = REGIONS) -> tuple[Span, ...]:
    """Return the telephone numbers of ``text``; orders and parcels have numbers of their own.

    ``regions`` are ISO 3166 codes of countries whose own way of writing numbers is meant.
    """
    if not _SIX_DIGITS.search(text):
        return ()
    return tuple(_phones(text, regions))


def _phones(text: str, regions: Sequence[str]) -> Iterator[Span]:
    others = [*personal_numbers(text), *web_addresses(text)]
    for run in _RUN.finditer(text):
        start, end = run.span()
        if any(start < o.start + len(o.text) and o.start < end for o in others):
            continue
        before = text[max(0, start - _LOOK_BACK) : start]
        if _NO_PHONE_BEFORE.search(before):
            continue
        if _is_phone(run[0], regions, announced=bool(_PHONE_BEFORE.search(before))):
            yield Span(start, run[0])


def _is_phone(run: str, regions: Sequence[str], *, announced: bool) -> bool:
    digits = sum(map(str.isdigit, run))
    if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
        return False
    if run.startswith(("+", "00")):
        return _fits(f"+{run.lstrip('+0')}", "ZZ")
    if not announced and digits == len(run) and not run.startswith("0"):
        return False  # so many digits may count anything
    return any(_fits(run, region) for region in regions)


def _fits(run: str, region: str) -> bool:
    return any(
        found.start == 0 and found.end >= len(run.rstrip())
        for found in phonenumbers.PhoneNumberMatcher(run, region, max_tries=3)
    )
