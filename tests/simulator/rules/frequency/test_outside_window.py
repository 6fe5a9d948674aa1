import pytest

from simulator.rules.frequency.outside_window import RULE
from simulator.transcript import Transcript


def test_a_refusal_says_how_long_after_the_last_action_it_came():
    notation = "0s customer: Hi!\n2s bot: Hello!\n1h customer taps: Yes\n26h bot x10/2018278: Sale"
    (finding,) = RULE.audit(Transcript.parse(notation)).findings
    assert finding.message.startswith("1 day 1 hour after the customer's last action, untagged")


def test_a_refused_tag_is_named():
    notation = "0s customer: Hi!\n8d bot #HUMAN_AGENT x10/2018278: Found it."
    (finding,) = RULE.audit(Transcript.parse(notation)).findings
    assert "with the tag HUMAN_AGENT" in finding.message


@pytest.mark.parametrize("code", ["x10/2018278", "x10/2018065"])
def test_both_refusals_for_the_window_count(code):
    audit = RULE.audit(Transcript.parse(f"0s customer: Hi!\n2s bot: Hello!\n25h bot {code}: Sale"))
    assert audit.score == 0.5
    assert audit.opportunities == 2


@pytest.mark.parametrize("code", ["x10", "x10/2018108", "x551/1545041", "x100/2018278"])
def test_other_refusals_do_not(code):
    audit = RULE.audit(Transcript.parse(f"0s customer: Hi!\n2s bot: Hi!\n25h bot {code}: Sale"))
    assert audit.score == 1


def test_many_bubbles_do_not_outweigh_a_refusal():
    few = "0s customer: Hi!\n2s bot: Hi!\n25h bot x10/2018278: Sale"
    many = few.replace("2s bot: Hi!", "2s bot: Hi!\n3s bot: I\n4s bot: am\n5s bot: Ada")
    assert RULE.audit(Transcript.parse(many)).score == RULE.audit(Transcript.parse(few)).score
