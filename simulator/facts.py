"""What is known about a conversation beside what was said in it: the person, the page, the plan.

A scenario's author writes some of it down, the platform knows some, and much may be unknown;
a rule that needs what nobody knows does not apply.
"""

import re
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_HOURS = re.compile(r"(?:(?P<first>[A-Z][a-z])(?:-(?P<last>[A-Z][a-z]))? )?(?P<opens>\d\d:\d\d)-"
                    r"(?P<closes>\d\d:\d\d)")  # fmt: skip


class Change(StrEnum):
    """One thing that another run of the same scenario has otherwise."""

    NAME = "another name"
    """The person has another first name."""

    ORIGIN = "no origin"
    """The person came by no ad, link or code."""

    STRANGER = "a stranger"
    """The page knows of no earlier purchase or case."""

    AGAIN = "nothing else"
    """Nothing was changed: what differs, differs by chance."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the page's people are there.

    Attributes:
        opens: By weekday, 0 for Monday; a day that is missing is closed.
    """

    opens: tuple[tuple[int, time, time], ...]

    @classmethod
    def parse(cls, text: str) -> "OpeningHours":
        """Return the hours written as ``Mo-Fr 09:00-17:00, Sa 10:00-14:00``; no days for all.

        Raises:
            ValueError: naming the part that does not fit.
        """
        found = []
        for part in text.split(","):
            match = _HOURS.fullmatch(part.strip())
            named = {match["first"], match["last"]} - {None} if match else set()
            if match is None or not named <= set(DAYS):
                raise ValueError(f"no opening hours {part.strip()!r}; write e.g. Mo-Fr 09:00-17:00")
            first = DAYS.index(match["first"] or DAYS[0])
            last = DAYS.index(match["last"] or match["first"] or DAYS[-1])
            opens, closes = time.fromisoformat(match["opens"]), time.fromisoformat(match["closes"])
            span = (last - first) % len(DAYS) + 1
            found += [((first + day) % len(DAYS), opens, closes) for day in range(span)]
        return cls(tuple(sorted(found)))

    def is_open(self, local: datetime) -> bool:
        """Return whether somebody is there at ``local``, a moment in the page's time zone."""
        now = local.time()
        today, yesterday = local.weekday(), (local - timedelta(days=1)).weekday()
        return any(
            (day == today and opens <= now < closes)
            or (opens >= closes and day == today and now >= opens)
            or (opens >= closes and day == yesterday and now < closes)
            for day, opens, closes in self.opens
        )

    def __str__(self) -> str:
        """Return the hours in writing, a day each."""
        return ", ".join(
            f"{DAYS[day]} {opens:%H:%M}-{closes:%H:%M}" for day, opens, closes in self.opens
        )


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer has to mention.

    Attributes:
        asked: The customer's words, or some of them.
        terms: Variants, any one of which will do.
    """

    asked: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known beside the turns; empty or None where it is not known.

    Attributes:
        first_name: The person's, where the page can read it.
        last_name: As above.
        locale: The person's, e.g. ``id_ID``.
        time_zone: The person's, an IANA name.
        page_zone: The page's, an IANA name; its opening hours are in it.
        opening: When the page's people are there.
        greeting: The page's greeting text as this person would see it.
        menu: Titles of the persistent menu's items.
        menu_links: Where those lead that lead to a web page or a phone.
        ice_breakers: The questions that the page offers in an empty thread.
        origin: Terms of what brought the person: the ad's title, the link's ref.
        purchases: Terms of what the page knows of earlier: order ids, products.
        case_terms: Terms of a case that was open before.
        expects: What answers have to mention.
        place_terms: How the page's address can be told.
        canaries: Words that only this person said or is called by.
        others: Canaries of other people in the same scenario.
        news_page: Whether the page is registered for news messaging.
        resolved: Whether the author says that the conversation has reached its goal.
        offers_wanted: Whether the author says that the customer came for offers.
        network: Whether the bot's calls to other hosts were seen.
    """

    first_name: str = ""
    last_name: str = ""
    locale: str = ""
    time_zone: str = ""
    page_zone: str = ""
    opening: OpeningHours | None = None
    greeting: str = ""
    menu: tuple[str, ...] = ()
    menu_links: tuple[str, ...] = ()
    ice_breakers: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    purchases: tuple[str, ...] = ()
    case_terms: tuple[str, ...] = ()
    expects: tuple[Expectation, ...] = ()
    place_terms: tuple[str, ...] = ()
    canaries: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    news_page: bool = False
    resolved: bool | None = None
    offers_wanted: bool = False
    network: bool = False

    @property
    def language(self) -> str:
        """ISO code of the locale's language, empty where it is not known."""
        return self.locale[:2]

    def is_staffed(self, at: datetime) -> bool | None:
        """Return whether the page's people are there at an instant, None where nobody knows."""
        if self.opening is None:
            return None
        return self.opening.is_open(at.astimezone(ZoneInfo(self.page_zone or "UTC")))

    def local(self, at: datetime) -> datetime | None:
        """Return an instant by the person's clock, None where the zone is not known."""
        return at.astimezone(ZoneInfo(self.time_zone)) if self.time_zone else None


NO_FACTS = Facts()
FACTS: TypeAdapter[Facts] = TypeAdapter(Facts)
"""Writes facts as JSON, and reads them back."""


def parse_fact(name: str, text: str) -> dict[str, object]:
    """Return the field ``name``, in kebab case, as it is written in the notation.

    Lists are written ``a|b``, expectations ``asked -> a|b``, answers ``yes`` or ``no``.

    Raises:
        ValueError: there is no such field, or the text does not fit it.
    """
    key = name.replace("-", "_")
    if key not in {field.name for field in fields(Facts)}:
        raise ValueError(f"no fact {name!r}")
    if key == "opening":
        return {key: OpeningHours.parse(text)}
    if key == "expects":
        pairs = (one.partition(" -> ") for one in text.split("; "))
        return {key: tuple(Expectation(a, tuple(terms.split("|"))) for a, _, terms in pairs)}
    default = getattr(NO_FACTS, key)
    if isinstance(default, bool) or default is None:
        return {key: text == "yes"}
    return {key: tuple(text.split("|")) if isinstance(default, tuple) else text}
