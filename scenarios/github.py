"""What GitHub Actions is told by a run in it: the job's summary, and annotations in the diff."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from simulator.escape import printable
from simulator.report import Outcome, Report, ScenarioRecord
from simulator.reporters import REPORTERS
from simulator.rule import Severity
from simulator.scoring.scorecard import Evidence

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file to which a step's summary is appended."""
ACTIONS = "GITHUB_ACTIONS"
MOST = 10
"""Annotations of a kind that GitHub shows of one step."""
_KINDS = {
    Severity.CRITICAL: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def summarize(report: Report) -> None:
    """Append the report to the job's summary, where there is one.

    A summary that cannot be written is no reason to fail a run.
    """
    name = os.environ.get(SUMMARY)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(REPORTERS["markdown"].render(report))
    except OSError:
        return


def annotations(report: Report) -> Iterator[str]:
    """Yield the workflow commands that annotate the lines of scenarios; none outside of GitHub."""
    if os.environ.get(ACTIONS) != "true":
        return
    told: Counter[str] = Counter()
    for kind, line in _all(report):
        told[kind] += 1
        if told[kind] <= MOST:
            yield line


def _all(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the kind of each annotation and its command, what is gravest first."""
    for bot in report.bots:
        for scenario in bot.scenarios:
            if scenario.outcome is not Outcome.PASSED:
                title = f"{scenario.outcome}: {scenario.name}"
                yield "error", _command("error", scenario, title, scenario.error)
        gravest_first = sorted(bot.findings, key=lambda pair: -pair[1].severity.gravity)
        for scenario, evidence in gravest_first:
            kind = _KINDS[evidence.severity]
            title = f"{evidence.rule.code} {evidence.rule.name}"
            yield kind, _command(kind, scenario, title, _told(evidence))


def _told(evidence: Evidence) -> str:
    turn = evidence.finding.turn
    return f"{evidence.finding.message}\n{evidence.customer}, {turn}\n{evidence.rule.remedy}"


def _command(kind: str, scenario: ScenarioRecord, title: str, message: str) -> str:
    properties = {"file": scenario.feature, "line": str(max(scenario.line, 1)), "title": title}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {written}::{_data(message)}"


def _data(text: str) -> str:
    """Return ``text`` as the message of a command, which is one line and cannot begin another."""
    return printable(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
