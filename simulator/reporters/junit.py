"""The report as JUnit XML: a suite per feature, a test case per scenario.

It keeps to the schema of Jenkins' xUnit plugin (``junit-10.xsd``), which all readers understand.
That one has properties for suites alone, so findings are properties of their suite, and stand in
the output of their test case once more. Times are simulated: how long the conversation took.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import groupby
from xml.etree import ElementTree

from simulator.escape import printable
from simulator.plain_text import conversations
from simulator.report import BotReport, Outcome, Report, ScenarioRecord
from simulator.reporter import Reporter
from simulator.scoring.scorecard import Evidence

_BLAMED = {
    Outcome.BOT_FAILED: "failure",
    Outcome.AUTHOR_ERROR: "error",
    Outcome.HARNESS_ERROR: "error",
}
Found = Mapping[int, list[Evidence]]
"""Findings by the identity of their scenario."""


def render(report: Report) -> str:
    """Return the report as an XML document that ends in a line feed."""
    every = [scenario for bot in report.bots for scenario in bot.scenarios]
    root = ElementTree.Element("testsuites", {"name": "courtesy", **_counts(every)})
    for bot in report.bots:
        found: dict[int, list[Evidence]] = {}
        for scenario, evidence in bot.findings:
            found.setdefault(id(scenario), []).append(evidence)
        for feature, scenarios in groupby(bot.scenarios, key=lambda s: s.feature):
            root.append(_suite(bot, feature, list(scenarios), found))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _suite(
    bot: BotReport, feature: str, scenarios: list[ScenarioRecord], found: Found
) -> ElementTree.Element:
    name = f"{bot.name}: {feature}"
    named = {"name": printable(name), "file": printable(feature), "skipped": "0"}
    suite = ElementTree.Element("testsuite", named | _counts(scenarios))
    properties = ElementTree.SubElement(suite, "properties")
    score = bot.scorecard.total
    _property(properties, "score", "none" if score is None else str(score))
    for gate in bot.broken_gates:
        _property(properties, "gate", gate)
    for scenario in scenarios:
        for evidence in found.get(id(scenario), ()):
            rule = evidence.rule
            _property(properties, f"{rule.code} {rule.name}", f"{scenario.name}: {evidence}")
        suite.append(_case(bot, scenario, found.get(id(scenario), ())))
    return suite


def _property(properties: ElementTree.Element, name: str, value: str) -> None:
    kept = {"name": printable(name), "value": printable(value)}
    ElementTree.SubElement(properties, "property", kept)


def _case(
    bot: BotReport, scenario: ScenarioRecord, found: Iterable[Evidence]
) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase",
        {
            "classname": printable(f"{bot.name}.{scenario.feature}"),
            "name": printable(scenario.name),
            "time": _seconds(scenario.lasted),
        },
    )
    if scenario.outcome in _BLAMED:
        about = {"type": scenario.outcome, "message": printable(scenario.error)}
        place = f"{scenario.feature}:{scenario.line}: {scenario.error}"
        blamed = ElementTree.SubElement(case, _BLAMED[scenario.outcome], about)
        blamed.text = printable(place)
    _output(case, "system-out", _told(scenario, found))
    _output(case, "system-err", scenario.output)
    return case


def _told(scenario: ScenarioRecord, found: Iterable[Evidence]) -> str:
    """Return what was said, and what is wrong with it."""
    findings = "\n".join(f"{evidence.severity}: {evidence}" for evidence in found)
    return "\n\n".join(filter(None, (conversations(scenario), findings)))


def _output(case: ElementTree.Element, tag: str, text: str) -> None:
    if text:
        ElementTree.SubElement(case, tag).text = printable(text)


def _counts(scenarios: Iterable[ScenarioRecord]) -> dict[str, str]:
    kept = list(scenarios)
    blamed = [_BLAMED.get(scenario.outcome, "") for scenario in kept]
    return {
        "tests": str(len(kept)),
        "failures": str(blamed.count("failure")),
        "errors": str(blamed.count("error")),
        "time": _seconds(sum((scenario.lasted for scenario in kept), timedelta())),
    }


def _seconds(lasted: timedelta) -> str:
    return f"{lasted.total_seconds():.3f}"


REPORTER = Reporter(name="junit", render=render)
