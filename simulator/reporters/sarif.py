"""The report as SARIF 2.1.0: each finding at the line of its scenario, for code-scanning views."""

import hashlib
import json
from collections import Counter
from typing import Any
from urllib.parse import quote

from simulator.escape import printable
from simulator.report import BotReport, Outcome, Report, ScenarioRecord
from simulator.reporter import Reporter
from simulator.rule import Rule, Severity
from simulator.scoring.scorecard import Evidence

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
FAILED = "scenario"
"""The rule of scenarios that did not pass: it is no rule of etiquette."""
_LEVELS = {
    Severity.INFO: "note",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
    Severity.CRITICAL: "error",
}


def render(report: Report) -> str:
    """Return the report as a JSON document that ends in a line feed."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(bot) for bot in report.bots]}
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _run(bot: BotReport) -> dict[str, Any]:
    rules = [result.rule for result in bot.scorecard.results]
    places = {rule.code: place for place, rule in enumerate(rules)}
    prints: Counter[str] = Counter()
    results = [
        *(_finding(scenario, one, places[one.rule.code]) for scenario, one in bot.findings),
        *(_failed(s, len(rules)) for s in bot.scenarios if s.outcome is not Outcome.PASSED),
    ]
    for result in results:
        _tell_apart(result, prints)
    return {
        "tool": {
            "driver": {
                "name": "Courtesy",
                "rules": [*(_rule(rule) for rule in rules), _FAILED_RULE],
            }
        },
        "automationDetails": {"id": f"courtesy/{printable(bot.name)}/"},
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "Where the run was started: the project's root."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "score": bot.scorecard.total,
            "gates": [printable(gate) for gate in bot.broken_gates],
        },
    }


def _rule(rule: Rule) -> dict[str, Any]:
    why = f"{rule.why} " if rule.why else ""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.remedy},
        "help": {"text": f"{why}{rule.remedy}", "markdown": f"{why}**{rule.remedy}**"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["etiquette", rule.group], "severity": rule.severity},
    }


_FAILED_RULE = {
    "id": FAILED,
    "name": "scenario-passes",
    "shortDescription": {"text": "Every scenario passes."},
    "defaultConfiguration": {"level": "error"},
}


def _finding(scenario: ScenarioRecord, evidence: Evidence, place: int) -> dict[str, Any]:
    return {
        "ruleId": evidence.rule.code,
        "ruleIndex": place,
        "level": _LEVELS[evidence.severity],
        "message": {"text": printable(f"{evidence.finding.message} {evidence.rule.remedy}")},
        "locations": [_location(scenario)],
        "properties": {
            "customer": printable(evidence.customer),
            "at": evidence.at.isoformat(),
            "turn": str(evidence.finding.turn),
            "severity": evidence.severity,
        },
    }


def _failed(scenario: ScenarioRecord, place: int) -> dict[str, Any]:
    return {
        "ruleId": FAILED,
        "ruleIndex": place,
        "level": "error",
        "message": {"text": printable(f"{scenario.outcome}: {scenario.error}")},
        "locations": [_location(scenario)],
        "properties": {"outcome": scenario.outcome},
    }


def _location(scenario: ScenarioRecord) -> dict[str, Any]:
    file = quote(printable(scenario.feature))
    base = {} if file.startswith("/") else {"uriBaseId": ROOT}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": file} | base,
            "region": {"startLine": max(scenario.line, 1)},
        },
        "logicalLocations": [{"fullyQualifiedName": printable(scenario.name), "kind": "function"}],
    }


def _tell_apart(result: dict[str, Any], prints: Counter[str]) -> None:
    """Give a result what it is known by in the next run, wherever its scenario has moved.

    What was said may change from run to run of a bot that is being worked on, so it is not in it.
    """
    name = result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
    known = json.dumps([result["ruleId"], name, result["properties"].get("customer", "")])
    prints[known] += 1
    digest = hashlib.sha256(f"{known}{prints[known]}".encode()).hexdigest()
    result["partialFingerprints"] = {"courtesyFinding/v1": digest}


REPORTER = Reporter(name="sarif", render=render)
