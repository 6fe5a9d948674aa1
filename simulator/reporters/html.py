"""A report as one HTML page for a team: scores, findings, and each conversation as people saw it.

The page needs no network and no script, and says so in its content security policy. Whatever a
bot, a customer or an author wrote is escaped, and a character that could reorder or hide the text
around it is shown by its number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulator.duration import spell_duration
from simulator.escape import escape
from simulator.report import BotReport, Outcome, Report, ScenarioRecord
from simulator.reporter import Reporter
from simulator.scorecard import SCORE_VERSION, Evidence, Result, Scorecard, Status
from simulator.transcript import Kind, Transcript, Turn

GOOD = 90
"""Points of 100 from which a score is green, as in Lighthouse."""
FAIR = 50
"""Points of 100 from which a score is amber."""
PAUSE = timedelta(minutes=5)
"""A silence of this length or longer gets a separator."""
SHOWN_FINDINGS = 5
"""Findings of one rule that are shown before the rest is folded away."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Controls, line separators, what overrides the direction of text, halves of characters."""


class Band(StrEnum):
    """The colour of a score; the value is its class in the style sheet."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    NONE = "none"


VERDICTS = {
    Band.GOOD: "Courteous",
    Band.FAIR: "Needs polish",
    Band.POOR: "Discourteous",
    Band.NONE: "Not scored",
}


@dataclass(frozen=True, slots=True)
class Bubble:
    """A turn as it stands in a conversation.

    Attributes:
        anchor: Its id in the page.
        at: Its instant, in UTC.
        separator: What stands in the middle above it: a date, a long silence; often empty.
    """

    anchor: str
    turn: Turn
    at: datetime
    separator: str
    pins: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One customer's thread and the audits beside it."""

    anchor: str
    transcript: Transcript
    bubbles: tuple[Bubble, ...]
    scorecard: Scorecard


@dataclass(frozen=True, slots=True)
class ScenarioSection:
    """One scenario.

    Attributes:
        opened: Whether it stands unfolded: where there is something to see to.
    """

    anchor: str
    record: ScenarioRecord
    conversations: tuple[Conversation, ...]
    opened: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A finding with its place.

    Attributes:
        scenario: The name of the scenario that it is from.
        anchor: The id of its bubble.
    """

    evidence: Evidence
    scenario: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BotSection:
    """One bot: the head of its part of the page and all below it."""

    anchor: str
    bot: BotReport
    findings: tuple[tuple[Result, tuple[Quote, ...]], ...]
    scenarios: tuple[ScenarioSection, ...]

    @property
    def by_category(self) -> tuple[tuple[str, float | None, tuple[Result, ...]], ...]:
        """The name, the score and the results of each category, in the catalogue's order."""
        card = self.bot.scorecard
        return tuple(
            (
                spoken(scored.category.name),
                scored.score,
                tuple(r for r in card.results if r.category == scored.category),
            )
            for scored in card.categories
        )

    @property
    def outcomes(self) -> tuple[tuple[Outcome, int], ...]:
        """How many scenarios ended in each way, without the ways in which none did."""
        ended = [section.record.outcome for section in self.scenarios]
        return tuple((outcome, ended.count(outcome)) for outcome in Outcome if outcome in ended)

    @property
    def notes(self) -> tuple[str, ...]:
        """What Meta tolerates, over all scenarios."""
        return tuple(dict.fromkeys(text for s in self.bot.scenarios for text in s.notes))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is not faked, over all scenarios."""
        return tuple(dict.fromkeys(text for s in self.bot.scenarios for text in s.gaps))

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts contacted, over all scenarios."""
        return tuple(sorted({host for s in self.bot.scenarios for host in s.hosts}))


Pins = Mapping[tuple[int, int], list[Evidence]]
"""Findings by the identity of a transcript and the place of a turn in it."""


def render(report: Report) -> str:
    """Return the page."""
    sections = [_bot(f"b{number}", bot) for number, bot in enumerate(report.bots, 1)]
    page = _environment().get_template("report.html.j2")
    return page.render(report=report, sections=sections, score_version=SCORE_VERSION)


def band(points: float | None) -> Band:
    """Return the band of a score in points of 100."""
    if points is None:
        return Band.NONE
    if points >= GOOD:
        return Band.GOOD
    return Band.FAIR if points >= FAIR else Band.POOR


def points(score: float | None) -> int | None:
    """Return a score of 0 to 1 in points of 100, rounded down."""
    return None if score is None else int(score * 100 + 1e-9)


def spoken(name: str) -> str:
    """Return a name in kebab or snake case as words: ``Bot steps back``."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def day(at: datetime) -> str:
    """Return the date for people, in English whatever the locale: ``Mon 7 Sep 2026``."""
    return f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year}"


def clock_time(at: datetime) -> str:
    """Return the time of day to the second, or finer where it is: ``09:00:02.5``."""
    fraction = f".{at.microsecond:06d}".rstrip("0") if at.microsecond else ""
    return f"{at:%H:%M:%S}{fraction}"


def _bot(anchor: str, bot: BotReport) -> BotSection:
    pins = bot.scorecard.pinned()
    scenarios = tuple(
        _scenario(f"{anchor}-s{number}", record, pins, bot)
        for number, record in enumerate(bot.scenarios, 1)
    )
    places = {
        id(conversation.transcript): (section.record.name, conversation)
        for section in scenarios
        for conversation in section.conversations
    }
    findings = tuple(
        (result, tuple(_quote(evidence, places) for evidence in result.findings))
        for result in bot.scorecard.results
        if result.findings
    )
    return BotSection(anchor, bot, findings, scenarios)


def _scenario(anchor: str, record: ScenarioRecord, pins: Pins, bot: BotReport) -> ScenarioSection:
    alone = len(record.transcripts) == 1
    conversations = tuple(
        Conversation(
            f"{anchor}-c{number}",
            transcript,
            tuple(_bubbles(f"{anchor}-c{number}", transcript, pins)),
            bot.score(record.transcripts if alone else (transcript,)),
        )
        for number, transcript in enumerate(record.transcripts, 1)
    )
    pinned = any(bubble.pins for told in conversations for bubble in told.bubbles)
    opened = pinned or record.outcome is not Outcome.PASSED
    return ScenarioSection(anchor, record, conversations, opened)


def _bubbles(anchor: str, transcript: Transcript, pins: Pins) -> Iterator[Bubble]:
    before: datetime | None = None
    for number, turn in enumerate(transcript.turns):
        at = transcript.when(turn)
        pinned = tuple(pins.get((id(transcript), number), ()))
        yield Bubble(f"{anchor}-t{number + 1}", turn, at, _separator(before, at), pinned)
        before = at


def _separator(before: datetime | None, at: datetime) -> str:
    if before is None:
        return day(at)
    silence = f"{spell_duration(at - before)} later" if at - before >= PAUSE else ""
    date = day(at) if at.date() != before.date() else ""
    return " · ".join(part for part in (date, silence) if part)


def _quote(evidence: Evidence, places: Mapping[int, tuple[str, Conversation]]) -> Quote:
    scenario, conversation = places[id(evidence.transcript)]
    return Quote(evidence, scenario, conversation.bubbles[evidence.place].anchor)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("simulator.reporters"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "band": band,
        "clock_time": clock_time,
        "day": day,
        "duration": spell_duration,
        "points": points,
        "spoken": spoken,
    }
    environment.globals |= {
        "Kind": Kind,
        "Outcome": Outcome,
        "SHOWN_FINDINGS": SHOWN_FINDINGS,
        "Status": Status,
        "VERDICTS": VERDICTS,
    }
    return environment


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Return ``value`` with nothing in it that hides or reorders text; markup stays as it is."""
    if isinstance(value, Markup):
        return value
    return _UNSHOWABLE.sub(lambda found: escape(found[0]), str(value))


REPORTER = Reporter(name="html", render=render)
