"""A rule counts as much as its detector was measured to be right."""

from dataclasses import replace

import pytest

from simulator.rule import Audit, Breach, Finding, Severity
from simulator.rules import RULES, find_rules
from simulator.scoring.confidence import confidence, is_doubted
from simulator.scoring.scorecard import Scorecard, Status
from tests.simulator.kill_matrix import clean

(CLOSES,) = find_rules("G02")
SHOP = clean("shop")


def broken(breach, detectors):
    finding = Finding(SHOP.turns[-1], "Found.")
    return replace(
        CLOSES, breach=breach, detectors=detectors, audit=lambda _: Audit(0.0, (finding,))
    )


@pytest.mark.parametrize(
    ("breach", "detectors", "status", "share"),
    [
        (Breach.MISSING, ("closing",), Status.FAIL, 1),
        (Breach.MISSING, ("never-measured",), Status.WARN, 0.5),
        (Breach.MISSING, ("closing", "never-measured"), Status.WARN, 0.5),
        (Breach.FOUND, ("never-measured",), Status.FAIL, 1),
        (Breach.FACT, ("never-measured",), Status.FAIL, 1),
    ],
)
def test_what_nobody_has_measured_is_a_warning_with_half_the_weight(
    breach, detectors, status, share
):
    (result,) = Scorecard.of([SHOP], [broken(breach, detectors)]).results
    assert result.status is status
    assert result.weight == CLOSES.weight * share
    assert (result.severity is Severity.WARNING) == (status is Status.WARN)


def test_a_critical_finding_that_is_doubted_caps_nothing():
    rule = replace(broken(Breach.MISSING, ("never-measured",)), severity=Severity.CRITICAL)
    assert not Scorecard.of([SHOP], [rule]).has_critical


def test_several_detectors_are_as_good_as_the_weakest():
    both, one = confidence(["closing", "greet"], "en"), confidence(["greet"], "en")
    assert both.recall == min(one.recall, confidence(["closing"], "en").recall)
    assert confidence(["closing", "x"], "en").recall is None


def test_in_a_language_without_figures_all_that_may_be_missing_is_doubted():
    missing = [rule for rule in RULES if rule.breach is Breach.MISSING]
    assert missing
    assert all(is_doubted(rule, "xx") for rule in missing if rule.detectors)
