import pytest

from simulator.duration import parse_duration
from simulator.rules.goodbye.returns_goodbye import RULE
from simulator.transcript import Transcript


@pytest.mark.parametrize("leave", ["Bye!", "That's all, thanks.", "See you!", "No, I'm all set."])
def test_taking_leave_wants_a_goodbye(leave):
    kept = Transcript.parse(f"0s customer: {leave}\n2s bot: Goodbye!")
    broken = Transcript.parse(f"0s customer: {leave}\n2s bot: We open at nine.")
    assert RULE.audit(kept).score == 1
    assert RULE.audit(broken).score == 0


@pytest.mark.parametrize(("watched", "score"), [("59s", None), ("60s", 0)])
def test_silence_is_no_goodbye_after_a_minute(watched, score):
    transcript = Transcript.parse("0s customer: Bye!").until(parse_duration(watched))
    assert RULE.audit(transcript).score == score


def test_who_returns_the_bots_goodbye_waits_for_no_other():
    notation = "0s customer: Thanks\n2s bot: Bye, Ana!\n4s customer: Bye!\n9m customer reads"
    assert RULE.audit(Transcript.parse(notation)).score is None


def test_a_closing_before_more_words_is_a_goodbye_all_the_same():
    notation = "0s customer: Bye!\n2s bot: Goodbye!\n4s bot: We open at nine."
    assert RULE.audit(Transcript.parse(notation)).score == 1
