"""All reports of a run tell the same, and the same seed gives the same bytes of each."""

import base64
import json
import re
from xml.etree import ElementTree

import pytest

from tests.folder import REPOSITORY, Folder, once
from tests.simulator.reporters.html.reading import blocks_of

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
        Given a customer
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
OTHERS = ["--cucumber", "cucumber.json", "--allure", "allure"]
SECRETS = ["--page-token", "EAAveryprivate", "--app-secret", "topsecret", "--verify-token", "hush"]


def played(folder, *more):
    # Other plugins' reports tell the folder's name, so that is always the same.
    (folder.path / "shop").mkdir()
    folder = Folder(folder.path / "shop")
    ended = folder.feature(DAY).courtesy(
        "run",
        "--bot",
        "wsgi:tests.bots.pushy:app",
        "shop.feature",
        *FLAGS,
        *OTHERS,
        *SECRETS,
        *more,
    )
    assert ended.code == 2, ended.said
    files = [*FORMS.values(), "cucumber.json", *(f"allure/{n}" for n in listed(folder, "allure"))]
    return {file: (folder.path / file).read_bytes() for file in files}


def listed(folder, name):
    return sorted(file.name for file in (folder.path / name).iterdir())


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    return once(tmp_path_factory, "reports-agree", played)


@pytest.fixture(scope="module")
def told(reports):
    """Return what the JSON report says of the bot."""
    return json.loads(reports[FORMS["json"]])["bots"][0]


def outcomes(told):
    found = [scenario["outcome"] for scenario in told["scenarios"]]
    return {one: found.count(one) for one in set(found)}


def test_the_run_has_something_to_tell(told):
    assert outcomes(told) == {"passed": 1, "bot failed": 1, "scenario impossible": 1}
    assert len(told["findings"]) > 3
    assert told["gates"]


def test_the_page_agrees(reports, told):
    (bot,) = blocks_of(reports[FORMS["html"]].decode("utf-8"))["run"]["bots"]
    assert bot["total"] == told["score"]
    assert bot["findings"] == len(told["findings"])
    assert bot["outcomes"] == outcomes(told)
    counted = {rule["code"]: rule["findings"] for rule in bot["rules"] if rule["findings"]}
    rules = [finding["rule"] for finding in told["findings"]]
    assert counted == {rule: rules.count(rule) for rule in rules}


def test_junit_agrees(reports, told):
    root = ElementTree.fromstring(reports[FORMS["junit"]])
    counts = {name: int(root.get(name)) for name in ("tests", "failures", "errors")}
    assert counts == {"tests": 3, "failures": 1, "errors": 1}
    assert len(list(root.iter("testcase"))) == len(told["scenarios"])
    kept = [(p.get("name"), p.get("value")) for p in root.iter("property")]
    assert [value for name, value in kept if name == "score"] == [str(told["score"])]
    assert [value for name, value in kept if name == "gate"] == told["gates"]
    rules = [name for name, _ in kept if name not in ("score", "gate")]
    assert sorted(rules) == sorted(f"{f['rule']} {f['name']}" for f in told["findings"])


def test_sarif_agrees(reports, told):
    (run,) = json.loads(reports[FORMS["sarif"]])["runs"]
    rules = [result["ruleId"] for result in run["results"]]
    assert rules.count("scenario") == 2
    assert sorted(set(rules) - {"scenario"}) == sorted({f["rule"] for f in told["findings"]})
    assert len(rules) - 2 == len(told["findings"])
    assert run["properties"] == {"score": told["score"], "gates": told["gates"]}


def test_markdown_agrees(reports, told):
    text = reports[FORMS["md"]].decode("utf-8")
    assert f"Courtesy: {told['score']} of 100" in text
    assert f"1 of 3 scenarios passed · {len(told['findings'])} findings" in text
    counted = {c: int(n) for c, n in re.findall(r"<summary>(\w+) [\w-]+: (\d+),", text)}
    rules = [finding["rule"] for finding in told["findings"]]
    assert counted == {rule: rules.count(rule) for rule in rules}
    assert all(f"- `{gate}`" in text for gate in told["gates"])


def test_the_badge_agrees(reports, told):
    assert f"{told['score']} of 100, gate failed</title>" in reports[FORMS["badge"]].decode("utf-8")


def test_cucumber_agrees(reports, told):
    (feature,) = json.loads(reports["cucumber.json"])
    elements = {f"{feature['name']}: {one['name']}": one for one in feature["elements"]}
    assert [*elements] == [scenario["name"] for scenario in told["scenarios"]]
    for scenario in told["scenarios"]:
        steps = elements[scenario["name"]]["steps"]
        passed = all(step["result"]["status"] == "passed" for step in steps)
        assert passed is (scenario["outcome"] == "passed")
        findings = [f for f in told["findings"] if f["scenario"] == scenario["name"]]
        attached = {
            e["name"]: base64.b64decode(e["data"]).decode() for e in steps[-1]["embeddings"]
        }
        told_of = re.findall(r"^\w+: [A-Z]\d\d ", attached["score"], re.MULTILINE)
        assert len(told_of) == len(findings)


def test_allure_agrees(reports, told):
    names = [file for file in reports if file.endswith("-result.json")]
    results = {result["name"]: result for result in map(json.loads, map(reports.get, names))}
    passed = {n for n, result in results.items() if result["status"] == "passed"}
    assert len(results) == len(told["scenarios"])
    assert passed == {"A question"}
    for result in results.values():
        attached = {a["name"]: reports[f"allure/{a['source']}"] for a in result["attachments"]}
        assert {"conversation", "score"} <= attached.keys()


def test_no_report_tells_a_token_a_secret_or_the_way_to_this_machines_folders(reports):
    private = [*SECRETS[1::2], str(REPOSITORY)]
    assert {
        (file, word) for file, raw in reports.items() for word in private if word.encode() in raw
    } == set()


@pytest.mark.parametrize("more", [(), ("-n", "2")], ids=["again", "by workers"])
def test_the_same_seed_gives_the_same_bytes(reports, folder, more):
    again = played(folder, *more)
    assert again.keys() == reports.keys()
    assert [file for file in reports if again[file] != reports[file]] == []
