"""The report as SARIF 2.1.0."""

import json

import jsonschema
import pytest

from simulator.report import Outcome, Report
from simulator.reporters.sarif import FAILED, render
from simulator.rules import RULES
from tests.folder import REPOSITORY
from tests.simulator.reporters.sample import (
    START,
    compared,
    hostile_report,
    polite,
    report,
    rude,
    said,
    scenario,
    sent,
)

SCHEMA = json.loads((REPOSITORY / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


def run_of(told):
    (run,) = json.loads(render(told))["runs"]
    return run


@pytest.mark.parametrize(
    "told",
    [report(), compared(), hostile_report(), Report(seed=1, as_of=START), report(scenario([]))],
)
def test_it_keeps_to_the_published_schema(told):
    text = render(told)
    text.encode()
    VALIDATOR.validate(json.loads(text))


def test_a_finding_stands_at_the_line_of_its_scenario_with_its_rule():
    run = run_of(report(rude()))
    found = [r for r in run["results"] if r["ruleId"] != FAILED]
    assert len(found) == len(report(rude()).bots[0].findings)
    late = next(r for r in found if r["ruleId"] == "W02")
    rules = run["tool"]["driver"]["rules"]
    assert rules[late["ruleIndex"]]["id"] == "W02"
    assert late["message"]["text"].startswith("First answer after 1 minute 30 seconds.")
    place = late["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "features/opening_hours.feature",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"] == {"startLine": 19}


def test_every_rule_is_explained():
    rules = run_of(report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(rule.code for rule in RULES), FAILED]


def test_a_scenario_that_did_not_pass_is_a_result_too():
    told = report(scenario([], outcome=Outcome.BOT_FAILED, error="too late"))
    (result,) = run_of(told)["results"]
    assert (result["ruleId"], result["level"]) == (FAILED, "error")
    assert result["message"]["text"] == "bot failed: too late"


def prints(*scenarios):
    results = run_of(report(*scenarios))["results"]
    return {r["partialFingerprints"]["courtesyFinding/v1"] for r in results}


def test_a_finding_is_known_again_where_its_scenario_has_moved_and_words_have_changed():
    def late(words, line):
        return scenario([said("0s", "Hi!"), sent("90s", words)], line=line)

    assert prints(late("Hello!", 4)) == prints(late("Hello there!", 40))
    assert prints(late("Hello!", 4)).isdisjoint(
        prints(scenario([said("0s", "Hi!"), sent("90s", "Hello!")], name="Another"))
    )


def test_findings_of_the_same_rule_in_a_conversation_are_told_apart():
    assert len(prints(rude())) == len(run_of(report(rude()))["results"])


def test_a_file_with_spaces_and_marks_is_a_uri():
    told = report(scenario([said("0s", "Hi!")], feature="my features/café #1.feature"))
    (uri, *_) = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in run_of(told)["results"]
    }
    assert uri == "my%20features/caf%C3%A9%20%231.feature"


def test_a_test_without_a_line_stands_at_the_first():
    told = report(scenario([said("0s", "Hi!")], line=0))
    lines = {
        r["locations"][0]["physicalLocation"]["region"]["startLine"]
        for r in run_of(told)["results"]
    }
    assert lines == {1}


def test_without_conversations_there_are_no_results():
    assert (
        run_of(report(polite()))["properties"]["score"] == report(polite()).bots[0].scorecard.total
    )
    assert json.loads(render(Report(seed=1, as_of=START)))["runs"] == []
