"""Built-in NLP: what the platform reads in a message before the app gets it.

Entities are found by words and patterns, without a model: the same text gives the same entities.
How confident the platform was is not known, so each entity has one confidence, which is ours but
for the two recorded. ``location``, ``distance``, ``quantity`` and the like are never found.

Source: https://developers.facebook.com/docs/messenger-platform/built-in-nlp
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from zlib import crc32

from fake_graph.people.moment import moment_in

TEXT_LIMIT = 1024  # characters
ENGLISH = "ENGLISH"
MODELS = (
    "ARABIC",
    "CHINESE",
    "CROATIAN",
    "CUSTOM",
    "DANISH",
    "DUTCH",
    "ENGLISH",
    "FRENCH_STANDARD",
    "GEORGIAN",
    "GERMAN_STANDARD",
    "GREEK",
    "HEBREW",
    "HUNGARIAN",
    "IRISH",
    "ITALIAN_STANDARD",
    "KOREAN",
    "NORWEGIAN_BOKMAL",
    "POLISH",
    "PORTUGUESE",
    "ROMANIAN",
    "SPANISH",
    "SWEDISH",
    "VIETNAMESE",
)
CALIFORNIA = -7.0
"""Hours from UTC of the recordings; the zone of a page that never chose one."""

CONFIDENCE = {
    "datetime": 0.9987,  # recorded
    "amount_of_money": 0.99,
    "phone_number": 0.95,
    "email": 0.99,
    "url": 0.98,
    "greetings": 0.99,
    "thanks": 0.99,
    "bye": 0.615,  # recorded
}
LOCALE_CONFIDENCE = 0.9
_ID_BASE = 10**14

TOO_LONG = {
    "errors": [
        {
            "code": "msg-invalid",
            "message": "Message is either too short or too long (max is 1024)",
        }
    ]
}

_TRAITS = {
    "greetings": re.compile(
        r"\b(?:hi|hiya|hello|hey|howdy|greetings|good (?:morning|afternoon|evening|day))\b",
        re.IGNORECASE | re.ASCII,
    ),
    "thanks": re.compile(r"\b(?:thanks|thank you|thx|ty|cheers)\b", re.IGNORECASE | re.ASCII),
    "bye": re.compile(
        r"\b(?:bye|bye-bye|goodbye|good night|see you|see ya|farewell|cya)\b",
        re.IGNORECASE | re.ASCII,
    ),
}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_URL = re.compile(r"\bhttps?://(?P<domain>[^\s/?#:]+)[^\s]*", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.@])\+?\(?\d[\d ().-]{6,}\d(?![\w@])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d[.-]\d\d[.-]\d{4}", re.ASCII)
_FEWEST_DIGITS = 7
_MOST_DIGITS = 15
_MONEY = re.compile(
    r"(?P<sign>[$€£])\s?(?P<signed>\d+(?:\.\d+)?)"
    r"|\b(?P<counted>\d+(?:\.\d+)?)\s?(?P<word>dollars?|usd|euros?|eur|pounds?|gbp)\b",
    re.IGNORECASE | re.ASCII,
)
_UNITS = {"d": "$", "u": "$", "e": "EUR", "€": "EUR", "p": "GBP", "g": "GBP", "£": "GBP", "$": "$"}
"""The unit of an amount, by the first letter of its currency's name."""

Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that was found in a text.

    Attributes:
        name: The entity, e.g. ``datetime``.
        value: ``{"value", "unit"?, "grain"?, …}``.
        start: Where its words begin, in characters.
    """

    name: str
    value: Told
    start: int
    body: str

    @property
    def is_trait(self) -> bool:
        """Whether it is a property of the whole text."""
        return self.name in _TRAITS

    def in_short(self) -> Told:
        """Return ``{"confidence", "value", …}``, the shape of the first years."""
        return {"confidence": CONFIDENCE[self.name], **self.value}

    def in_full(self, prefix: str) -> Told:
        """Return it in the shape of Wit.

        Returns: ``{"id", "name", "role", "start", "end", "body", "confidence", "entities", …}``, of
            a trait ``{"id", "value", "confidence"}``; the ids are ours.
        """
        number = str(_ID_BASE + crc32(self.name.encode()))
        if self.is_trait:
            return {"id": number, **self.value, "confidence": CONFIDENCE[self.name]}
        return {
            "id": number,
            "name": f"{prefix}{self.name}",
            "role": self.name,
            "start": self.start,
            "end": self.start + len(self.body),
            "body": self.body,
            "confidence": CONFIDENCE[self.name],
            "entities": [],
            **self.value,
        }


@dataclass(slots=True, kw_only=True)
class Nlp:
    """A page's setting.

    Attributes:
        model: A language; only ENGLISH knows greetings, thanks, byes and words for time.
        timezone: Hours from UTC, in which words such as ``tomorrow`` are read. Meta takes the
            zone from the person's locale; that makes a guess, which is left to the test's author.
    """

    enabled: bool = False
    model: str = ENGLISH
    custom_token: str | None = field(default=None, repr=False)
    verbose: bool = False
    n_best: int = 1
    timezone: float = CALIFORNIA

    def told(self, text: str, at: datetime, features: frozenset[str]) -> Told:
        """Return what a message says of a text that was written at ``at``.

        That ``nlp`` goes was announced for 18 June 2024; whether it did is not known, so it stays,
        and ``nlpv2`` is beside it.

        Returns: ``{"nlp": {"entities", …}, "nlpv2"?: {"entities", "traits", …}}``, or ``{"nlp":
            {"errors": [{"code", "message"}]}}`` for a text that is too long.
        """
        names = ("nlp", "nlpv2") if "nlp-v2" in features else ("nlp",)
        if len(text) > TEXT_LIMIT:
            return dict.fromkeys(names, TOO_LONG)
        found = tuple(self._found(text, at))
        if "nlp-in-full" not in features:
            return {"nlp": _in_short(found)}
        prefixes = {"nlp": "wit$", "nlpv2": ""}
        return {name: self._in_full(found, prefixes[name]) for name in names}

    def _in_full(self, everything: tuple[Found, ...], prefix: str) -> Told:
        entities: dict[str, list[Told]] = {}
        traits: dict[str, list[Told]] = {}
        for found in everything:
            kind, role = (traits, "") if found.is_trait else (entities, f":{found.name}")
            kind.setdefault(f"{prefix}{found.name}{role}", []).append(found.in_full(prefix))
        locale = {"locale": "en_XX", "confidence": LOCALE_CONFIDENCE}
        locales = [locale] if self.model == ENGLISH else []
        return {
            "intents": [],
            "entities": entities,
            "traits": traits,
            "detected_locales": locales,
        }

    def _found(self, text: str, at: datetime) -> Iterator[Found]:
        here = at.astimezone(timezone(timedelta(hours=self.timezone)))
        moment = moment_in(text, here) if self.model == ENGLISH else None
        if moment is not None:
            value = {"value": moment.value, "grain": moment.grain, "type": "value"}
            body = text[moment.start : moment.end]
            yield Found(
                name="datetime",
                value={"values": [value], **value},
                start=moment.start,
                body=body,
            )
        for find in (_money, _phones, _emails, _urls):
            yield from find(text)
        for name, pattern in _TRAITS.items() if self.model == ENGLISH else ():
            match = pattern.search(text)
            if match is not None:
                yield _found(name, match, {"value": "true"})


def _in_short(everything: tuple[Found, ...]) -> Told:
    entities: dict[str, list[Told]] = {}
    for found in everything:
        entities.setdefault(found.name, []).append(found.in_short())
    return {"entities": entities}


def _found(name: str, match: re.Match[str], value: Told) -> Found:
    return Found(name=name, value=value, start=match.start(), body=match[0])


def _money(text: str) -> Iterator[Found]:
    for match in _MONEY.finditer(text):
        amount = float(match["signed"] or match["counted"])
        unit = _UNITS[(match["sign"] or match["word"])[0].lower()]
        value = int(amount) if amount.is_integer() else amount
        yield _found("amount_of_money", match, {"value": value, "unit": unit})


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        digits = sum(map(str.isdigit, match[0]))
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _DATE.search(match[0]):
            yield _found("phone_number", match, {"value": match[0]})


def _emails(text: str) -> Iterator[Found]:
    return (_found("email", match, {"value": match[0]}) for match in _EMAIL.finditer(text))


def _urls(text: str) -> Iterator[Found]:
    for match in _URL.finditer(text):
        yield _found("url", match, {"value": match[0], "domain": match["domain"]})
