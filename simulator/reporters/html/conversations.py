"""The conversations of a report: an index to find them by, and each with all that happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fake_graph.ids import Psid
from simulator.report import BotReport, CustomerRecord, ScenarioRecord
from simulator.reporters.html.bubbles import Shown, bubbles, entries_of, window_of
from simulator.rule import Severity
from simulator.scoring.scorecard import Evidence, Scorecard, points_of
from simulator.transcript import Transcript

Json = dict[str, Any]
Pins = Mapping[tuple[int, int], list[Evidence]]
"""Findings by the identity of a transcript and the place of a turn in it."""

GRAVITY = ("", *sorted(Severity, key=lambda one: one.gravity))
"""From the least to the gravest, as the index has them by number; the first is for no finding."""

Cards = Mapping[int, Scorecard]
"""The verdict on each conversation alone, as ``Scorecard.of_each`` returns it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation stands in its bot's report.

    Attributes:
        scenario: The number of its scenario, counted from 0.
        transcript: What its customer lived through; None where nobody did or heard anything.
        customer: Who they are, None where nobody is.
    """

    scenario: int
    record: ScenarioRecord
    transcript: Transcript | None
    customer: CustomerRecord | None


def places(bot: BotReport) -> tuple[Place, ...]:
    """Return all conversations in the order of the scenarios; a scenario without any has one."""
    return tuple(
        place for number, record in enumerate(bot.scenarios) for place in _places(number, record)
    )


def _places(number: int, record: ScenarioRecord) -> Iterator[Place]:
    if not record.lived:
        yield Place(number, record, None, None)
    for who, transcript in record.lived:
        yield Place(number, record, transcript, who)


def index(bot: BotReport, found: Sequence[Place], each: Cards) -> Json:
    """Return what the list of conversations is made of, column by column."""
    numbers = {result.rule.code: n for n, result in enumerate(bot.scorecard.results)}
    findings = _findings(bot)
    of_all = [findings.get(id(place.transcript), ()) for place in found]
    return {
        "scenarios": [
            [record.name, record.feature, record.line, str(record.outcome)]
            for record in bot.scenarios
        ],
        "scenario": [place.scenario for place in found],
        "customer": [place.transcript.customer if place.transcript else "" for place in found],
        "language": [place.transcript.language if place.transcript else "" for place in found],
        "score": [_total(each, place) for place in found],
        "findings": [len(one) for one in of_all],
        "gravity": [max((GRAVITY.index(e.severity) for e in one), default=0) for one in of_all],
        "rules": [sorted({numbers[e.rule.code] for e in one}) for one in of_all],
    }


def scenario(record: ScenarioRecord) -> Json:
    """Return what is told of a scenario beside its conversations."""
    return {
        "error": record.error,
        "output": record.output,
        "notes": list(record.notes),
        "gaps": list(record.gaps),
    }


def stories(bot: BotReport, found: Sequence[Place], each: Cards) -> Iterator[Json]:
    """Yield each conversation: who, the score, all turns, and the findings by the turn's number."""
    pins = bot.scorecard.pinned()
    numbers = {result.rule.code: n for n, result in enumerate(bot.scorecard.results)}
    known: tuple[ScenarioRecord | None, Mapping[Psid, Sequence[Shown]]] = (None, {})
    for place in found:
        if known[0] is not place.record:
            known = (place.record, entries_of(place.record.entries))
        yield _story(place, each, pins, numbers, known[1])


def _story(
    place: Place,
    each: Cards,
    pins: Pins,
    numbers: Mapping[str, int],
    entries: Mapping[Psid, Sequence[Shown]],
) -> Json:
    told, who = place.transcript, place.customer
    if told is None:
        return {"customer": "", "turns": [], "audits": [], "pins": {}, "total": None}
    own = entries.get(who.psid, ()) if who is not None else ()
    card = each.get(id(told))
    return {
        "customer": told.customer,
        "persona": who.persona if who is not None else "",
        "reached": who.reached if who is not None else None,
        "start": round(told.start.timestamp() * 1000),
        "watched": told.watched.total_seconds(),
        "language": told.language,
        "total": card.total if card is not None else None,
        "coverage": list(card.coverage) if card is not None else [0, len(numbers)],
        "turns": list(bubbles(told, own)),
        "window": window_of(own, told),
        "staffed": [
            [begin.total_seconds(), (told.watched if end is None else end).total_seconds()]
            for begin, end in told.staffed_spans()
        ],
        "audits": _audits(card, numbers),
        "pins": {
            number: [_pin(evidence, numbers) for evidence in pins[id(told), number]]
            for number in range(len(told.turns))
            if (id(told), number) in pins
        },
    }


def _audits(card: Scorecard | None, numbers: Mapping[str, int]) -> list[list[int | str]]:
    """Return the number of each rule that applied, its points of 100 and its status."""
    results = card.results if card is not None else ()
    return [
        [numbers[result.rule.code], points_of(result.score), str(result.status)]
        for result in results
        if result.score is not None
    ]


def _pin(evidence: Evidence, numbers: Mapping[str, int]) -> list[int | str]:
    finding = evidence.finding
    return [numbers[evidence.rule.code], str(evidence.severity), finding.message, finding.span]


def _findings(bot: BotReport) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {}
    for evidence in bot.scorecard.findings():
        found.setdefault(id(evidence.transcript), []).append(evidence)
    return found


def _total(each: Cards, place: Place) -> int | None:
    card = each.get(id(place.transcript))
    return None if card is None else card.total
