from dataclasses import replace
from datetime import date

import pytest

from simulator.report import bot_report
from simulator.reporters.html.overview import overview
from simulator.scoring.configuration import Configuration
from simulator.scoring.suppression import Suppression
from tests.simulator.reporters.sample import (
    ADDRESS,
    colourful,
    report,
    rude,
    said,
    scenario,
    sent,
)


def bot(*scenarios):
    return report(*scenarios).bots[0]


def test_counts_are_those_of_the_scorecard():
    told, one = overview(bot(), {}), bot()
    card = one.scorecard
    assert told["total"] == card.total
    assert told["findings"] == len(card.findings()) == sum(r["findings"] for r in told["rules"])
    assert told["coverage"] == list(card.coverage)
    assert [rule["code"] for rule in told["rules"]] == [r.rule.code for r in card.results]
    assert len(told["categories"]) == len(card.categories)
    assert told["outcomes"] == {"passed": 1, "bot failed": 1}


def test_every_rule_says_why_and_how_to_mend_it():
    for rule in overview(bot(), {})["rules"]:
        assert rule["asks"]
        assert rule["remedy"]
        assert rule["source"]


@pytest.mark.parametrize(
    ("wait", "name"),
    [("0s", "≤ 1 s"), ("1s", "≤ 1 s"), ("1.5s", "≤ 3 s"), ("30s", "≤ 30 s"), ("25h", "longer")],
)
def test_a_wait_is_counted_in_one_class(wait, name):

    told = overview(bot(scenario([said("0s", "Hi!"), sent(wait, "Hello!")])), {})
    classes = told["waits"]["first_answer"]["classes"]
    assert [label for label, number in classes if number] == [name]
    assert told["waits"]["first_answer"]["count"] == 1


def test_percentiles_are_in_seconds():
    told = overview(bot(scenario([said("0s", "Hi!"), sent("90s", "Hello!")])), {})
    assert told["waits"]["answer"]["percentiles"] == dict.fromkeys(("p50", "p90", "p95", "p99"), 90)


def test_without_a_baseline_nothing_is_compared():
    assert overview(bot(), {})["comparison"] is None


def test_what_got_worse_since_the_baseline_links_to_its_message():
    before = bot(scenario([said("0s", "Hi!"), sent("1s", "Hello! How can I help?")]))
    now = replace(bot(scenario([said("0s", "Hi!"), sent("90s", "What?")])), baseline=before)
    (told,) = now.transcripts
    found = overview(now, {id(told): "b1-c1"})["comparison"]
    assert found["worse"]
    assert {one["anchor"] for one in found["worse"]} == {"b1-c1-t2"}
    assert found["totals"] == [before.scorecard.total, now.scorecard.total]
    assert not found["better"]


def test_what_was_suppressed_and_odd_and_not_faked_is_remarked():
    until = Suppression(frozenset({"W03"}), "a new greeting is on its way", date(2027, 1, 1))
    one = bot_report(
        ADDRESS, [rude(), colourful()], ["odd"], configuration=Configuration(suppressions=(until,))
    )
    remarks = overview(one, {})["remarks"]
    assert remarks == {
        "Suppressed rules": ["W03 until 2027-01-01: a new greeting is on its way"],
        "Warnings": ["odd"],
        "What Meta tolerates": ["The key 'persona' is not known."],
        "Not faked": ["GET /x"],
        "Other hosts contacted": ["stock.example.com"],
    }


def test_the_certificate_tells_control_escapes_and_departures():
    one = bot_report(ADDRESS, (), (), ["a thread got away"], ["one worker"], {"timers": "real"})
    assert overview(one, {})["certificate"] == {
        "control": [["timers", "real"]],
        "escapes": ["a thread got away"],
        "departures": ["one worker"],
    }
