"""All reports of a run tell the same, and the same seed gives the same bytes of each."""

import json
import re
from xml.etree import ElementTree

import pytest

from tests.folder import once

DAY = """
    Feature: A day at the shop
      Scenario: A question
        Given a customer named "Ana"
        When Ana says "When are you open?"
        And 2 minutes pass
        And Ana says "Thanks, bye!"
        And 3 days pass
      Scenario: No answer
        Given a customer named "Ben"
        When Ben says "Hello, <b>hello</b> `there` | ]]> 🦊"
        Then the bot has said "Something else"
      Scenario: Never heard of
        When the customer dances
"""
FORMS = {
    "json": "report.json",
    "html": "report.html",
    "junit": "report.xml",
    "sarif": "report.sarif",
    "md": "report.md",
    "badge": "report.svg",
}
FLAGS = [word for option, file in FORMS.items() for word in (f"--{option}", file)]


def played(folder, *more):
    ended = folder.feature(DAY).courtesy(
        "run", "--bot", "wsgi:tests.bots.pushy:app", "shop.feature", *FLAGS, *more
    )
    assert ended.code == 2, ended.said
    return {option: (folder.path / file).read_bytes() for option, file in FORMS.items()}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    return once(tmp_path_factory, "reports-agree", played)


@pytest.fixture(scope="module")
def told(reports):
    """Return what the JSON report says of the bot."""
    return json.loads(reports["json"])["bots"][0]


def outcomes(told):
    found = [scenario["outcome"] for scenario in told["scenarios"]]
    return {one: found.count(one) for one in set(found)}


def test_the_run_has_something_to_tell(told):
    assert outcomes(told) == {"passed": 1, "bot failed": 1, "scenario impossible": 1}
    assert len(told["findings"]) > 3
    assert told["gates"]


def test_junit_agrees(reports, told):
    root = ElementTree.fromstring(reports["junit"])
    counts = {name: int(root.get(name)) for name in ("tests", "failures", "errors")}
    assert counts == {"tests": 3, "failures": 1, "errors": 1}
    assert len(list(root.iter("testcase"))) == len(told["scenarios"])
    kept = [(p.get("name"), p.get("value")) for p in root.iter("property")]
    assert [value for name, value in kept if name == "score"] == [str(told["score"])]
    assert [value for name, value in kept if name == "gate"] == told["gates"]
    rules = [name for name, _ in kept if name not in ("score", "gate")]
    assert sorted(rules) == sorted(f"{f['rule']} {f['name']}" for f in told["findings"])


def test_sarif_agrees(reports, told):
    (run,) = json.loads(reports["sarif"])["runs"]
    rules = [result["ruleId"] for result in run["results"]]
    assert rules.count("scenario") == 2
    assert sorted(set(rules) - {"scenario"}) == sorted({f["rule"] for f in told["findings"]})
    assert len(rules) - 2 == len(told["findings"])
    assert run["properties"] == {"score": told["score"], "gates": told["gates"]}


def test_markdown_agrees(reports, told):
    text = reports["md"].decode("utf-8")
    assert f"Courtesy: {told['score']} of 100" in text
    assert f"1 of 3 scenarios passed · {len(told['findings'])} findings" in text
    counted = {c: int(n) for c, n in re.findall(r"<summary>(\w+) [\w-]+: (\d+),", text)}
    rules = [finding["rule"] for finding in told["findings"]]
    assert counted == {rule: rules.count(rule) for rule in rules}
    assert all(f"- `{gate}`" in text for gate in told["gates"])


def test_the_badge_agrees(reports, told):
    assert f"{told['score']} of 100, gate failed</title>" in reports["badge"].decode("utf-8")


@pytest.mark.parametrize("more", [(), ("-n", "2")], ids=["again", "by workers"])
def test_the_same_seed_gives_the_same_bytes(reports, folder, more):
    again = played(folder, *more)
    assert {option for option in FORMS if again[option] != reports[option]} == set()
