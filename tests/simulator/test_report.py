"""What a run leaves behind."""

import pytest

from simulator.report import (
    Outcome,
    bot_name,
    bot_report,
    scenario_from_json,
    scenario_to_json,
)
from simulator.scoring.scorecard import Scorecard
from tests.simulator.reporters.sample import polite, rude, said, scenario, sent


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("wsgi:mybot:app", "mybot"),
        ("wsgi:shop.bots.polite:app/hook", "polite"),
        ("wsgi:mybot:make_app()", "mybot"),
        ("http://127.0.0.1:5000/webhook", "127.0.0.1:5000"),
        ("https://shop.example/", "shop.example"),
    ],
)
def test_a_bot_is_called_by_its_module_or_its_host(address, name):
    assert bot_name(address) == name


def test_a_record_is_written_and_read_back_without_loss():
    record = polite()
    again = scenario_from_json(scenario_to_json(record))
    assert again == record
    assert Scorecard.of(again.transcripts) == Scorecard.of(record.transcripts)


def test_the_order_of_the_run_does_not_show():
    one = scenario([], name="A", feature="a.feature", line=3)
    two = scenario([], name="B", feature="a.feature", line=9)
    three = scenario([], name="C", feature="b.feature", line=1)
    orders = [(one, two, three), (three, one, two)]
    reports = [bot_report("wsgi:shop:app", order, ["b", "a", "b"]) for order in orders]
    assert reports[0] == reports[1]
    assert [s.name for s in reports[0].scenarios] == ["A", "B", "C"]
    assert reports[0].warnings == ("a", "b")


def test_scenarios_that_failed_are_a_gate_beside_the_others():
    assert bot_report("wsgi:shop:app", [polite()]).failed_gates == ()
    told = bot_report("wsgi:shop:app", [polite(), rude()])
    assert told.failed_gates == ("scenarios: 1 passed, 1 bot failed", *told.broken_gates)
    hopeless = scenario([said("0s", "Hi!")], outcome=Outcome.HARNESS_ERROR)
    failed = bot_report("wsgi:shop:app", [hopeless]).failed_gates
    assert failed[0] == "scenarios: 1 harness failed"


def test_opportunities_are_pooled_over_conversations():
    quick = scenario([said("0s", "Hi!"), sent("1s", "Hello!")], name="quick")
    slow = scenario([said("0s", "Hi!"), sent("90s", "Hello!")], name="slow")
    report = bot_report("wsgi:shop:app", [quick, slow])
    assert report.scorecard.result("W02").score == 0.5
    assert report.scorecard.result("W02").opportunities == 2
