"""The head of a bot's report: verdict, categories, rules, waits, baseline, what is certified."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from simulator.report import BotReport
from simulator.scoring.comparison import Comparison, Difference
from simulator.scoring.gate import summed_up
from simulator.scoring.latency import PERCENTILES, WAITS, percentile, waits
from simulator.scoring.manual import question_of, source_of
from simulator.scoring.scorecard import Result, points_of
from simulator.transcript import Transcript

Json = dict[str, Any]

STEPS: Mapping[str, timedelta] = {
    "≤ 1 s": timedelta(seconds=1),
    "≤ 3 s": timedelta(seconds=3),
    "≤ 10 s": timedelta(seconds=10),
    "≤ 30 s": timedelta(seconds=30),
    "≤ 1 min": timedelta(minutes=1),
    "≤ 5 min": timedelta(minutes=5),
    "≤ 1 h": timedelta(hours=1),
    "≤ 24 h": timedelta(hours=24),
}
"""The upper ends of the classes that waits are counted in; what is longer is the last class."""
LONGER = "longer"
Anchors = Mapping[int, str]
"""The anchor of each conversation, by the identity of its transcript."""


def overview(bot: BotReport, anchors: Anchors) -> Json:
    """Return what the page tells of a bot before any conversation is opened."""
    card = bot.scorecard
    worse = 0 if bot.comparison is None else len(bot.comparison.worse)
    return {
        "name": bot.name,
        "address": bot.address,
        "total": card.total,
        "coverage": list(card.coverage),
        "gates": list(summed_up(bot.failed_gates, worse)),
        "outcomes": {str(outcome): number for outcome, number in bot.outcomes.items()},
        "findings": len(card.findings()),
        "categories": [
            {"name": _spoken(c.category.name), "score": _points(c.score)} for c in card.categories
        ],
        "rules": [_rule(result) for result in card.results],
        "waits": {what: _waits(bot.transcripts, what) for what in WAITS},
        "comparison": None if bot.comparison is None else _comparison(bot.comparison, anchors),
        "certificate": {
            "control": [list(pair) for pair in bot.control],
            "escapes": list(bot.escapes),
            "departures": list(bot.departures),
        },
        "remarks": _remarks(bot),
    }


def _rule(result: Result) -> Json:
    rule = result.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "category": _spoken(result.category.name),
        "severity": str(result.severity or rule.severity),
        "status": str(result.status),
        "score": _points(result.score),
        "opportunities": result.opportunities,
        "findings": len(result.findings),
        "reason": result.reason,
        "asks": question_of(rule),
        "why": rule.why,
        "remedy": rule.remedy,
        "source": source_of(rule),
    }


def _remarks(bot: BotReport) -> dict[str, list[str]]:
    scenarios = bot.scenarios
    return {
        "Suppressed rules": [str(one) for one in bot.configuration.suppressions],
        "Warnings": list(bot.warnings),
        "What Meta tolerates": _once(text for s in scenarios for text in s.notes),
        "Not faked": _once(text for s in scenarios for text in s.gaps),
        "Other hosts contacted": sorted({host for s in scenarios for host in s.hosts}),
    }


def _waits(transcripts: Sequence[Transcript], what: str) -> Json:
    found = waits(transcripts, what)
    ends = [timedelta(microseconds=-1), *STEPS.values(), timedelta.max]
    names = [*STEPS, LONGER]
    spans = zip(names, pairwise(ends), strict=True)
    at = {name: percentile(found, percent) for name, percent in PERCENTILES.items()}
    return {
        "count": len(found),
        "classes": [[name, sum(low < w <= high for w in found)] for name, (low, high) in spans],
        "percentiles": {n: w.total_seconds() for n, w in at.items() if w is not None},
    }


def _comparison(found: Comparison, anchors: Anchors) -> Json:
    return {
        "totals": list(found.totals),
        "categories": [[_spoken(n), _points(a), _points(b)] for n, a, b in found.categories],
        "worse": [_difference(one, anchors) for one in found.worse],
        "better": [_difference(one, anchors) for one in found.better],
        "added": list(found.added),
        "removed": list(found.removed),
    }


def _difference(one: Difference, anchors: Anchors) -> Json:
    anchor = ""
    if one.evidence is not None:
        anchor = anchors.get(id(one.evidence.transcript), "")
        anchor = anchor and f"{anchor}-t{one.evidence.place + 1}"
    return {
        "sentence": one.sentence,
        "scenario": one.scenario,
        "customer": one.customer,
        "anchor": anchor,
    }


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _points(score: float | None) -> int | None:
    return None if score is None else points_of(score)


def _spoken(name: str) -> str:
    """Return a name in kebab case as words: ``Bot steps back``."""
    return name.replace("-", " ").capitalize()
