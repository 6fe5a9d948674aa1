import pytest

from simulator.rules.bot_steps_back.gives_up_in_time import RULE
from simulator.transcript import Transcript


def audit(*pairs):
    lines = []
    for number, (asked, answered) in enumerate(pairs):
        lines += [f"{number * 9}s customer: {asked}", f"{number * 9 + 2}s bot: {answered}"]
    return RULE.audit(Transcript.parse("\n".join(lines)))


LOST = "Sorry, I didn't get that."


def test_one_misunderstanding_is_forgiven():
    assert audit(("qwe", LOST), ("prices?", "From 5 EUR.")).score is None


def test_misunderstandings_that_are_not_in_a_row_are_forgiven():
    assert audit(("qwe", LOST), ("prices?", "From 5 EUR."), ("asd", LOST)).score is None


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_way_out_may_come_until_the_turn_after_the_second(turn):
    answers = [LOST] * 3
    answers[turn] = f"{LOST} Would you like to talk to a person?"
    assert audit(*zip("abc", answers, strict=True)).score == 1


def test_after_that_it_is_too_late():
    answers = [LOST, LOST, LOST, f"{LOST} Would you like to talk to a person?"]
    assert audit(*zip("abcd", answers, strict=True)).score == 0


def test_the_finding_counts_the_run_and_quotes_its_last_answer():
    (finding,) = audit(("a", LOST), ("b", LOST), ("c", "What do you mean?")).findings
    assert finding.message == "Not understood 3 times in a row, and no way out."
    assert finding.turn.text == "What do you mean?"


def test_the_same_answer_to_different_questions_is_a_fallback():
    assert audit(*((question, "Choose one.") for question in ("a?", "b?", "c?"))).score == 0


def test_the_same_answer_to_the_same_question_is_not():
    assert audit(*(("Prices?", "From 5 EUR.") for _ in range(4))).score is None


def test_the_same_politeness_each_time_is_not():
    thanks = ("Thanks!", "Thank you", "Thanks a lot")
    assert audit(*((text, "You're welcome!") for text in thanks)).score is None
