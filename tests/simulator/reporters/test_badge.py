"""The report as a badge."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from simulator.report import Report, bot_report
from simulator.reporters.badge import render
from tests.simulator.reporters.sample import (
    ADDRESS,
    START,
    hostile_report,
    polite,
    report,
    rude,
    scenario,
)

SVG = "{http://www.w3.org/2000/svg}"


def parsed(told):
    return ElementTree.fromstring(render(told))


def words(told):
    return parsed(told).findtext(f"{SVG}title")


def colours(told):
    return {rect.get("fill") for rect in parsed(told).iter(f"{SVG}rect")} - {None, "#444"}


def test_it_says_the_score_to_eyes_and_ears():
    total = report(polite()).bots[0].scorecard.total
    assert words(report(polite())) == f"courtesy: {total} of 100"
    root = parsed(report(polite()))
    assert (root.get("role"), root.get("aria-label")) == ("img", words(report(polite())))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["courtesy", f"{total} of 100"]


def test_its_colour_is_that_of_the_score_and_red_where_a_gate_failed():
    assert colours(report(polite())) == {"#2a7d2e"}
    assert colours(report(rude())) == {"#b3261e"}
    told = report(polite())
    strict = replace(told, bots=(replace(told.bots[0], baseline=bot_report(ADDRESS, [])),))
    assert colours(strict) == {"#2a7d2e"}
    assert words(report(rude())).endswith(", gate failed")


@pytest.mark.parametrize("told", [Report(seed=1, as_of=START), report(scenario([]))])
def test_without_a_score_it_is_grey(told):
    assert words(told) == "courtesy: no score"
    assert colours(told) == {"#5c5c5c"}


def test_of_several_bots_the_worst_counts():
    bots = report(polite()).bots + report(rude()).bots
    assert words(Report(seed=1, as_of=START, bots=bots)) == words(report(rude()))


def test_nothing_that_was_said_is_in_it():
    text = render(hostile_report())
    assert "pwned" not in text
    assert text.endswith("</svg>\n")
