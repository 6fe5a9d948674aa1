"""A run beside its baseline: what got worse, what got better, and nothing that stayed the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.report import Outcome, bot_report
from simulator.scoring.comparison import compare
from tests.simulator.reporters.sample import ADDRESS, BEN, refused, said, scenario, sent

QUICK = [
    said("0s", "Hi!"),
    sent("1s", "Hello Ana, how can I help you?", "Opening hours", "Delivery"),
]
LATE = [
    said("0s", "Hi!"),
    sent("90s", "Hello Ana, how can I help you?", "Opening hours", "Delivery"),
]


def run(*scenarios):
    return bot_report(ADDRESS, scenarios)


def beside(then, now):
    return compare(run(*now), run(*then))


def rules_of(differences):
    return [difference.rule for difference in differences]


@given(st.lists(st.sampled_from((tuple(QUICK), tuple(LATE))), max_size=3))
def test_a_run_beside_itself_is_neither_worse_nor_better(lives):
    scenarios = [scenario(life, name=f"Shop: {n}") for n, life in enumerate(lives)]
    same = beside(scenarios, scenarios)
    assert (same.worse, same.better, same.added, same.removed) == ((), (), (), ())
    assert same.totals[0] == same.totals[1]


def test_what_got_worse_is_named_with_its_rule_its_place_and_its_message():
    found = beside([scenario(QUICK)], [scenario(LATE)])
    (late,) = [one for one in found.worse if one.rule == "W02"]
    assert (late.scenario, late.customer) == ("Opening hours: Ana asks", "Ana")
    assert late.evidence.finding.turn.text.startswith("Hello Ana")
    assert str(late).startswith("W02 instant-answer: First answer after 1 minute 30 seconds.")
    assert "(Opening hours: Ana asks, Ana, 1m30s bot: Hello Ana" in str(late)
    assert found.totals[1] < found.totals[0]


def test_worse_one_way_is_better_the_other_way():
    ahead = beside([scenario(QUICK)], [scenario(LATE)])
    back = beside([scenario(LATE)], [scenario(QUICK)])
    assert rules_of(ahead.worse) == rules_of(back.better)
    assert (ahead.better, back.worse) == ((), ())


def test_a_conversation_that_got_worse_is_not_made_up_for_by_one_that_got_better():
    one, other = "Shop: one", "Shop: other"
    found = beside(
        [scenario(QUICK, name=one), scenario(LATE, name=other)],
        [scenario(LATE, name=one), scenario(QUICK, name=other)],
    )
    assert [d.scenario for d in found.worse if d.rule == "W02"] == [one]
    assert [d.scenario for d in found.better if d.rule == "W02"] == [other]


def test_a_fault_that_was_there_before_is_not_told_again():
    later = [*LATE[:1], sent("91s", "Hello Ana, how can I help you?", "Opening hours", "Delivery")]
    assert "W02" not in rules_of(beside([scenario(LATE)], [scenario(later)]).worse)


def test_a_new_scenario_cannot_have_got_worse_and_one_that_is_gone_is_told():
    old, new = scenario(QUICK, name="Shop: old"), scenario(LATE, name="Shop: new")
    found = beside([old], [new])
    assert (found.worse, found.added, found.removed) == ((), ("Shop: new",), ("Shop: old",))


def test_a_scenario_that_moved_to_another_line_is_the_same():
    moved = replace(scenario(QUICK), line=99, feature="features/elsewhere.feature")
    assert beside([scenario(QUICK)], [moved]).added == ()


def test_scenarios_of_the_same_name_are_told_apart_by_their_order():
    found = beside([scenario(QUICK), scenario(QUICK)], [scenario(QUICK), scenario(LATE)])
    assert rules_of(found.worse).count("W02") == 1
    assert (found.added, found.removed) == ((), ())


def test_a_scenario_that_fails_now_says_why():
    failing = scenario(QUICK, outcome=Outcome.BOT_FAILED, error="the bot said 'Hi', not 'Bye'")
    (worse,) = beside([scenario(QUICK)], [failing]).worse
    assert (worse.rule, worse.customer) == ("", "")
    assert worse.sentence == "passed then, now: the bot said 'Hi', not 'Bye'"
    (better,) = beside([failing], [scenario(QUICK)]).better
    assert better.sentence == "fails no longer"
    assert beside([failing], [failing]).worse == ()


def test_messages_that_are_refused_now_got_worse():
    def told(*more):
        return scenario([*QUICK, *more], end="2h")

    once, twice = told(refused("1h", "Sale!")), told(refused("1h", "Sale!"), refused("90m", "Now!"))
    sentences = [d.sentence for d in beside([once], [twice]).worse]
    # Which rule tells of it first is the catalogue's business; nothing is told twice.
    assert len([s for s in sentences if "10/2018278" in s or "F01" in s]) == 1
    assert any("refused" in d.sentence for d in beside([once], [told()]).better)


def test_what_a_bot_said_cannot_write_on_the_terminal():
    hostile = [said("0s", "Hi!"), sent("90s", "\x1b[31mHello\nAna")]
    for difference in beside([scenario(QUICK)], [scenario(hostile)]).worse:
        assert "\x1b" not in str(difference)
        assert "\n" not in str(difference)


def test_people_are_told_apart_by_their_names():
    def both(ben):
        return scenario(
            [*QUICK, said("0s", "Hi!", psid=BEN), sent(ben, "Hello Ben!", psid=BEN)],
            people=(("Ana", QUICK[0].psid), ("Ben", BEN)),
        )

    found = beside([both("1s")], [both("2m")])
    assert {one.customer for one in found.worse} == {"Ben"}


@pytest.mark.parametrize("gone", ["then", "now"])
def test_a_run_without_conversations_is_compared_too(gone):
    full = [scenario(QUICK)]
    found = beside([] if gone == "then" else full, [] if gone == "now" else full)
    assert (found.worse, found.better, found.totals) == ((), (), (None, None))
