"""The report as JUnit XML."""

from xml.etree import ElementTree

import pytest
import xmlschema

from simulator.report import Outcome, Report, bot_report
from simulator.reporters.junit import render
from tests.folder import REPOSITORY
from tests.simulator.reporters.sample import (
    START,
    compared,
    hostile_report,
    polite,
    report,
    rude,
    scenario,
)

SCHEMA = xmlschema.XMLSchema(str(REPOSITORY / "tests" / "schemas" / "junit-10.xsd"))


def parsed(told):
    return ElementTree.fromstring(render(told).encode())


@pytest.mark.parametrize(
    "told",
    [report(), compared(), hostile_report(), Report(seed=1, as_of=START), report(scenario([]))],
)
def test_it_keeps_to_the_published_schema(told):
    SCHEMA.validate(parsed(told))


def test_a_scenario_is_a_test_case_with_its_simulated_time():
    root = parsed(report(polite()))
    (suite,) = root.findall("testsuite")
    assert suite.get("name") == "shop_bot: features/opening_hours.feature"
    (case,) = suite.findall("testcase")
    assert case.get("name") == "Opening hours: Ana asks"
    assert case.get("time") == "93600.000"  # until 26 hours later nobody watched
    assert "Ana, from 2026-09-07 09:00:00 UTC:" in case.findtext("system-out")
    assert "bot: Hello Ana" in case.findtext("system-out")


def test_whose_fault_it_was_decides_between_failure_and_error():
    told = report(
        polite(),
        scenario([], name="B", outcome=Outcome.BOT_FAILED, error="too late"),
        scenario([], name="C", outcome=Outcome.AUTHOR_ERROR, error="no such step"),
        scenario([], name="D", outcome=Outcome.HARNESS_ERROR, error="oh"),
    )
    root = parsed(told)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "1", "2")
    (failure,) = root.iter("failure")
    assert (failure.get("type"), failure.get("message")) == ("bot failed", "too late")
    assert {e.get("message") for e in root.iter("error")} == {"no such step", "oh"}


def test_findings_are_properties_of_their_suite():
    root = parsed(report(rude()))
    names = [p.get("name") for p in root.iter("property") if p.get("name") not in ("score", "gate")]
    assert len(names) == len(report(rude()).bots[0].findings)
    assert "W02 instant-answer" in names


def test_every_feature_is_a_suite_of_its_own():
    told = report(scenario([], feature="a.feature"), scenario([], feature="b.feature", name="B"))
    assert [s.get("file") for s in parsed(told).findall("testsuite")] == ["a.feature", "b.feature"]


def test_several_bots_are_told_apart():
    bots = tuple(bot_report(f"wsgi:{name}:app", [polite()]) for name in ("one", "two"))
    root = parsed(Report(seed=1, as_of=START, bots=bots))
    assert [s.get("name").partition(":")[0] for s in root.findall("testsuite")] == ["one", "two"]
