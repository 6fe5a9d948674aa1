"""pytest-bdd's Cucumber JSON, in the order of the features, with what was said and its score."""

import base64
import json
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.reporting import ReportContext, test_report_context_registry

from scenarios.keys import SESSION
from simulator.escape import printable
from simulator.plain_text import attachments
from simulator.report import BotReport, Outcome, ScenarioRecord


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Have a worker's report carry what pytest-bdd knows of its scenario, which it does not."""
    report = yield
    known = test_report_context_registry.get(report)
    if known is not None and hasattr(item.config, "workerinput"):
        report.courtesy_steps = {  # type: ignore[attr-defined]
            "scenario": known.scenario,
            "name": known.name,
        }
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Give pytest-bdd back what a worker's report carried."""
    known = getattr(report, "courtesy_steps", None)
    if known is not None:
        test_report_context_registry[report] = ReportContext(**known)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Complete the file that pytest-bdd has just written."""
    name = session.config.getoption("cucumber_json_path", None)
    ours = session.config.stash.get(SESSION, None)
    if not name or ours is None or not ours.records:
        return
    file = Path(name).expanduser()
    if file.is_file():
        features = json.loads(file.read_text(encoding="utf-8"))
        complete(features, ours.report().bots[0])
        text = json.dumps(features, indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def complete(features: list[dict[str, Any]], bot: BotReport) -> None:
    """Sort ``features``, and attach what is known of each scenario to its last step.

    A step that there is not is nothing that pytest-bdd tells of; it is added, and so its scenario.
    """
    records = {id(one): one for one in bot.scenarios}
    for feature in features:
        for element in feature["elements"]:
            record = _record_of(feature, element, records)
            if record is not None:
                _complete(element, record, bot)
    for record in records.values():
        if record.feature.endswith(".feature"):
            _complete(_added(record, features), record, bot)
    features.sort(key=lambda feature: feature["uri"])
    for feature in features:
        feature["elements"].sort(key=lambda element: (element["line"], element["id"]))


def _complete(element: dict[str, Any], record: ScenarioRecord, bot: BotReport) -> None:
    passed = all(step["result"]["status"] == "passed" for step in element["steps"])
    if passed and record.outcome is not Outcome.PASSED:
        element["steps"].append(_failed(record))
    if element["steps"]:
        element["steps"][-1]["embeddings"] = list(_embedded(record, bot))


def _failed(record: ScenarioRecord) -> dict[str, Any]:
    error = printable(record.error)
    result = {"status": "failed", "duration": 0, "error_message": error}
    step = {"keyword": "*", "name": error, "line": record.line, "match": {"location": ""}}
    return {**step, "result": result}


def _added(record: ScenarioRecord, features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a new element for a scenario that pytest-bdd does not tell of."""
    name, _, own = record.name.partition(": ")
    about: dict[str, Any] = {"description": "", "tags": []}
    element = {"keyword": "Scenario", "id": own, "name": own, "line": record.line, **about}
    element |= {"type": "scenario", "steps": []}
    for feature in features:
        if feature["uri"].endswith(Path(record.feature).name) and feature["name"] == name:
            feature["elements"].append(element)
            return element
    known = {"keyword": "Feature", "uri": record.feature, "id": record.feature.lower(), "line": 1}
    named = {"name": name, "language": "en", "elements": [element]}
    features.append({**known, **about, **named})
    return element


def _record_of(
    feature: dict[str, Any], element: dict[str, Any], records: dict[int, ScenarioRecord]
) -> ScenarioRecord | None:
    """Take the scenario's record out of ``records``; examples of an outline come in order."""
    example = element["id"].partition("[")[2].removesuffix("]")
    suffix = f" [{example}]" if example else ""
    names = {element["name"], element["id"].partition("[")[0]}
    ends = tuple(f": {name}{suffix}" for name in names)
    for key, record in records.items():
        if record.name.endswith(ends) and feature["uri"].endswith(Path(record.feature).name):
            return records.pop(key)
    return None


def _embedded(record: ScenarioRecord, bot: BotReport) -> Iterator[dict[str, str]]:
    for name, text in attachments(record, bot.score(record.transcripts)).items():
        data = base64.b64encode(text.encode()).decode()
        yield {"name": name, "mime_type": "text/plain", "data": data}
