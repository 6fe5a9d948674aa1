import pytest

from simulator.rules.frequency.bursts import RULE
from simulator.transcript import Transcript


@pytest.mark.parametrize(
    ("bubbles", "score"), [(1, 1), (3, 1), (4, 2 / 3), (5, 1 / 3), (6, 0), (20, 0)]
)
def test_the_score_falls_from_three_bubbles_to_six(bubbles, score):
    lines = ["0s customer: Hi!", *(f"{n + 1}s bot: {n}" for n in range(bubbles))]
    assert RULE.audit(Transcript.parse("\n".join(lines))).score == pytest.approx(score)


def test_the_finding_quotes_the_first_bubble_too_many_and_counts_all():
    notation = "0s customer: Hi!\n1s bot: a\n2s bot: b\n3s bot: c\n4s bot: d\n5s bot: e"
    (finding,) = RULE.audit(Transcript.parse(notation)).findings
    assert finding.turn.text == "d"
    assert finding.message == "5 messages in a row, within 4 seconds."


def test_reading_along_does_not_end_the_bots_turn():
    notation = "0s customer: Hi!\n1s bot: a\n2s bot: b\n2s customer reads\n3s bot: c\n4s bot: d"
    assert len(RULE.audit(Transcript.parse(notation)).findings) == 1


def test_notifications_days_apart_are_no_burst():
    lines = ["0s customer: Hi!", *(f"{n}d bot: News" for n in range(9))]
    assert RULE.audit(Transcript.parse("\n".join(lines))).score == 1


def test_refused_messages_reach_nobody():
    lines = ["0s customer: Hi!", "1s bot: Hi!", *("2s bot x100: Hi!" for _ in range(9))]
    assert RULE.audit(Transcript.parse("\n".join(lines))).score == 1
