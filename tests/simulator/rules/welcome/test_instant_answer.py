import pytest

from simulator.duration import parse_duration
from simulator.rules.welcome.instant_answer import RULE
from simulator.transcript import Transcript


@pytest.mark.parametrize(
    ("wait", "score"), [("0s", 1), ("10s", 1), ("35s", 0.5), ("60s", 0), ("2m", 0), ("3d", 0)]
)
def test_the_score_falls_from_ten_seconds_to_sixty(wait, score):
    audit = RULE.audit(Transcript.parse(f"0s customer: Hi!\n{wait} bot: Hello!"))
    assert audit.score == score
    assert bool(audit.findings) == (score < 1)


@pytest.mark.parametrize(("wait", "score"), [("20s", 1), ("40s", 0.5), ("60s", 0)])
def test_typing_gives_ten_seconds_more(wait, score):
    notation = f"0s customer: Hi!\n5s bot types\n{wait} bot: Hello!"
    assert RULE.audit(Transcript.parse(notation)).score == score


def test_typing_that_starts_late_gives_nothing():
    notation = "0s customer: Hi!\n15s bot types\n20s bot: Hello!"
    assert RULE.audit(Transcript.parse(notation)).score == 0.8


def test_a_typing_before_the_message_gives_nothing():
    notation = "0s bot types\n1s customer: Hi!\n21s bot: Hello!"
    assert RULE.audit(Transcript.parse(notation)).score == 0.8


@pytest.mark.parametrize(("watched", "score"), [("0s", None), ("10s", None), ("11s", 0), ("9d", 0)])
def test_silence_counts_from_the_moment_an_answer_was_due(watched, score):
    transcript = Transcript.parse("0s customer: Hi!").until(parse_duration(watched))
    assert RULE.audit(transcript).score == score


def test_a_bot_cannot_answer_who_blocked_it():
    transcript = Transcript.parse("0s customer: Hi!\n3s customer blocks\n9h customer unblocks")
    assert RULE.audit(transcript).score is None


def test_a_person_is_not_held_to_seconds():
    audit = RULE.audit(Transcript.parse("0s customer: Hi!\n5m bot #HUMAN_AGENT: Ana here."))
    assert audit.score is None
    assert audit.reason == "a person answered"
