"""The report as JSON: for programs, and to be scored again.

Keys are sorted and nothing of the real clock is in it: the same seed gives the same bytes.
"""

import json
from datetime import datetime
from typing import Any

from simulator.certificate import SIMULATED
from simulator.errors import BadInput
from simulator.report import (
    SCHEMA,
    BotReport,
    Report,
    bot_report,
    scenario_from_json,
    scenario_to_json,
)
from simulator.reporter import Reporter
from simulator.scoring.comparison import Comparison, Difference
from simulator.scoring.configuration import from_json, to_json
from simulator.scoring.scorecard import SCORE_VERSION, Evidence, Scorecard


def render(report: Report) -> str:
    """Return the report as a JSON document that ends in a line feed."""
    return json.dumps(report_to_json(report), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def report_to_json(report: Report) -> dict[str, Any]:
    """Return the report as JSON values.

    Returns: what ``simulator.report_shape`` describes.
    """
    return {
        "schema": SCHEMA,
        "score_version": SCORE_VERSION,
        "seed": report.seed,
        "as_of": report.as_of.isoformat(),
        "strict": report.strict,
        "bots": [_bot(bot) for bot in report.bots],
    }


def card_to_json(card: Scorecard) -> dict[str, Any]:
    """Return a scorecard alone as JSON values: the score of conversations from elsewhere."""
    return {
        "schema": "courtesy-score/1",
        "score_version": SCORE_VERSION,
        "score": card.total,
        "coverage": {"applied": card.coverage[0], "rules": card.coverage[1]},
        "categories": _categories(card),
        "audits": _audits(card),
        "findings": [_finding(evidence) for evidence in card.findings()],
    }


def _bot(bot: BotReport) -> dict[str, Any]:
    card = bot.scorecard
    return {
        "name": bot.name,
        "address": bot.address,
        "score": card.total,
        "coverage": {"applied": card.coverage[0], "rules": card.coverage[1]},
        "categories": _categories(card),
        "audits": _audits(card),
        "findings": _findings(bot),
        "passes": bot.passes,
        "gates": list(bot.broken_gates),
        "comparison": None if bot.comparison is None else _comparison(bot.comparison),
        "scenarios": [scenario_to_json(scenario) for scenario in bot.scenarios],
        "warnings": list(bot.warnings),
        "configuration": to_json(bot.configuration),
        "certificate": {
            "deterministic": not bot.escapes,
            "control": dict(bot.control),
            "escapes": list(bot.escapes),
            "departures": list(bot.departures),
        },
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "worse": [_difference(one) for one in comparison.worse],
        "better": [_difference(one) for one in comparison.better],
        "then": comparison.totals[0],
        "now": comparison.totals[1],
        "added": list(comparison.added),
        "removed": list(comparison.removed),
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "scenario": one.scenario,
        "customer": one.customer,
        "rule": one.rule,
        "sentence": one.sentence,
    }


def _categories(card: Scorecard) -> list[dict[str, Any]]:
    return [
        {"category": c.category.name, "score": _rounded(c.score), "weight": c.category.weight}
        for c in card.categories
    ]


def _audits(card: Scorecard) -> list[dict[str, Any]]:
    return [
        {
            "rule": result.rule.code,
            "name": result.rule.name,
            "group": result.rule.group,
            "severity": result.rule.severity,
            "status": result.status,
            "score": _rounded(result.score),
            "opportunities": result.opportunities,
            "reason": result.reason,
        }
        for result in card.results
    ]


def _findings(bot: BotReport) -> list[dict[str, Any]]:
    return [_finding(evidence) | {"scenario": scenario.name} for scenario, evidence in bot.findings]


def _finding(evidence: Evidence) -> dict[str, Any]:
    return {
        "rule": evidence.rule.code,
        "name": evidence.rule.name,
        "severity": evidence.severity,
        "message": evidence.finding.message,
        "span": evidence.finding.span,
        "remedy": evidence.rule.remedy,
        "at": evidence.at.isoformat(),
        "customer": evidence.customer,
        "number": evidence.place + 1,
        "turn": str(evidence.finding.turn),
    }


def _rounded(score: object) -> float | None:
    return None if score is None else round(float(score), 6)  # type: ignore[arg-type]


def report_from_json(data: dict[str, Any]) -> Report:
    """Return the report that ``report_to_json`` wrote; scores are computed anew from its journals.

    Raises:
        BadInput: it is no report, or one of a schema that this version does not know.
    """
    if data.get("schema") != SCHEMA:
        raise BadInput(f"not a report of schema {SCHEMA!r}: it says {data.get('schema')!r}")
    bots = (
        bot_report(
            bot["address"],
            (scenario_from_json(s) for s in bot["scenarios"]),
            bot["warnings"],
            bot["certificate"]["escapes"],
            bot["certificate"].get("departures", ()),
            bot["certificate"].get("control", SIMULATED),
            from_json(bot.get("configuration", {})),
        )
        for bot in data["bots"]
    )
    return Report(
        seed=data["seed"],
        as_of=datetime.fromisoformat(data["as_of"]),
        strict=data["strict"],
        bots=tuple(bots),
    )


REPORTER = Reporter(name="json", render=render)
