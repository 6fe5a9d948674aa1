"""Built-in NLP: what the platform reads in a message before the app gets it.

Entities are found by words and patterns, without a model: the same text gives the same entities.
How confident the platform was is not known, so each entity has one confidence, which is ours but
for the two recorded. ``location``, ``distance``, ``quantity`` and the like are never found.

Source: https://developers.facebook.com/docs/messenger-platform/built-in-nlp
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from fake_graph.moment import moment_in

TEXT_LIMIT = 1024  # characters
ENGLISH = "ENGLISH"
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
_FEWEST_DIGITS = 7
_MOST_DIGITS = 15
_MONEY = re.compile(
    r"(?P<sign>[$€£])\s?(?P<signed>\d+(?:\.\d+)?)"
    r"|\b(?P<counted>\d+(?:\.\d+)?)\s?(?P<word>dollars?|usd|euros?|eur|pounds?|gbp)\b",
    re.IGNORECASE | re.ASCII,
)
_UNITS = {"d": "$", "u": "$", "e": "EUR", "€": "EUR", "p": "GBP", "g": "GBP", "£": "GBP", "$": "$"}
"""The unit of an amount, by the first letter of its currency's name."""

Found = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Nlp:
    """A page's setting.

    Attributes:
        model: A language; only ENGLISH knows greetings, thanks, byes and words for time.
        timezone: Hours from UTC, in which words such as ``tomorrow`` are read.
    """

    enabled: bool = False
    model: str = ENGLISH
    custom_token: str | None = None
    verbose: bool = False
    n_best: int = 1
    timezone: float = CALIFORNIA

    def read(self, text: str, at: datetime) -> Found:
        """Return what the platform reads in a text that was written at ``at``.

        Returns: ``{"entities": {name: [{"confidence", "value", …}]}}``, or ``{"errors": [{"code",
            "message"}]}`` for a text that is too long.
        """
        if len(text) > TEXT_LIMIT:
            return TOO_LONG
        here = at.astimezone(timezone(timedelta(hours=self.timezone)))
        entities = dict(self._patterns(text, here))
        if self.model == ENGLISH:
            entities |= {name: [_trait(name)] for name, it in _TRAITS.items() if it.search(text)}
        return {"entities": entities}

    def _patterns(self, text: str, here: datetime) -> Iterator[tuple[str, list[Found]]]:
        moment = moment_in(text, here) if self.model == ENGLISH else None
        if moment is not None:
            value = {"value": moment.value, "grain": moment.grain, "type": "value"}
            yield "datetime", [_entity("datetime", {"values": [value], **value})]
        for name, find in _FINDERS.items():
            found = [_entity(name, value) for value in find(text)]
            if found:
                yield name, found


def _entity(name: str, value: Found) -> Found:
    return {"confidence": CONFIDENCE[name], **value}


def _trait(name: str) -> Found:
    return _entity(name, {"value": "true"})


def _money(text: str) -> Iterator[Found]:
    for match in _MONEY.finditer(text):
        amount = float(match["signed"] or match["counted"])
        unit = _UNITS[(match["sign"] or match["word"])[0].lower()]
        yield {"value": int(amount) if amount.is_integer() else amount, "unit": unit}


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        if _FEWEST_DIGITS <= sum(map(str.isdigit, match[0])) <= _MOST_DIGITS:
            yield {"value": match[0]}


def _emails(text: str) -> Iterator[Found]:
    return ({"value": match[0]} for match in _EMAIL.finditer(text))


def _urls(text: str) -> Iterator[Found]:
    return ({"value": match[0], "domain": match["domain"]} for match in _URL.finditer(text))


_FINDERS: dict[str, Callable[[str], Iterator[Found]]] = {
    "amount_of_money": _money,
    "phone_number": _phones,
    "email": _emails,
    "url": _urls,
}
