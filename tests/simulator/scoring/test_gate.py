"""What keeps a release back, in sentences that name the gate."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.report import bot_report
from simulator.scoring.configuration import NO_CONFIGURATION
from simulator.scoring.gate import broken_gates, gate_names, summed_up
from simulator.scoring.suppression import Suppression
from tests.simulator.reporters.sample import ADDRESS, polite, rude, said, scenario, sent


def gates(report):
    return list(broken_gates(report))


POLITE = bot_report(ADDRESS, [polite()])
RUDE = bot_report(ADDRESS, [rude()])


def test_without_gates_a_bot_without_critical_findings_passes():
    assert gates(POLITE) == []
    assert POLITE.passes


@pytest.mark.parametrize("score", [0, POLITE.scorecard.total])
def test_a_score_that_is_just_reached_passes(score):
    assert gates(replace(POLITE, min_score=score)) == []


def test_a_score_below_the_least_fails():
    total = RUDE.scorecard.total
    told = gates(replace(RUDE, min_score=total + 1))
    assert f"min-score: {total}, below {total + 1}" in told


def test_what_could_not_be_scored_does_not_reach_any_score():
    assert gates(bot_report(ADDRESS, [])) == []
    assert gates(replace(bot_report(ADDRESS, []), min_score=0)) == [
        "min-score: nothing to score, below 0"
    ]


def test_critical_findings_always_fail():
    assert any(told.startswith("critical: ") for told in gates(RUDE))
    assert not RUDE.passes


def test_a_critical_rule_that_is_suppressed_does_not_fail():
    codes = frozenset(r.rule.code for r in RUDE.scorecard.results if r.is_critical)
    decided = Suppression(codes, "a known fault", date(2026, 12, 31))
    calmed = replace(RUDE, configuration=replace(NO_CONFIGURATION, suppressions=(decided,)))
    assert gates(calmed) == []


def test_budgets_fail_beside_the_others():
    strict = replace(RUDE, configuration=replace(NO_CONFIGURATION, budgets={"total": 100}))
    assert gate_names(gates(strict)) == "critical, budget total"


def test_a_rule_that_is_kept_less_well_in_many_places_is_one_sentence():
    def run(wait):
        lives = [[said("0s", "Hi!"), sent(wait, "Hello Ana!")] for _ in range(3)]
        return bot_report(ADDRESS, [scenario(life, name=f"S: {n}") for n, life in enumerate(lives)])

    told = gates(replace(run("2m"), baseline=run("1s")))
    (late,) = [sentence for sentence in told if sentence.startswith("baseline: W02 ")]
    assert "(S: 0, Ana, " in late
    assert late.endswith(", and 2 more")


def test_gates_are_named_once_and_counted():
    sentences = ["critical: 1 critical finding", "baseline: W02 (a: b)", "baseline: G02 (c)"]
    assert gate_names(sentences) == "critical, baseline (2)"
    assert gate_names([]) == ""


def test_where_what_got_worse_is_listed_the_baseline_is_one_gate():
    sentences = ["critical: 1 critical finding", "baseline: W02 (a: b)", "baseline: G02 (c)"]
    assert list(summed_up(sentences, 3)) == [
        "critical: 1 critical finding",
        "baseline: 3 things got worse",
    ]
    assert list(summed_up(sentences[:1], 0)) == sentences[:1]
