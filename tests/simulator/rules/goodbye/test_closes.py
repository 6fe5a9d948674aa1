import pytest

from simulator.duration import parse_duration
from simulator.rules.goodbye.closes import RULE
from simulator.transcript import Transcript


@pytest.mark.parametrize(
    ("last", "score"),
    [
        ("Goodbye!", 1),
        ("You're welcome.", 1),
        ("Have a lovely evening, Ana!", 1),
        ("Let us know if you need anything else.", 1),
        ("Is there anything else I can help you with?", 0),
        ("Our shop opens at nine.", 0),
    ],
)
def test_the_last_word_is_a_farewell_or_nothing_but_politeness(last, score):
    assert RULE.audit(Transcript.parse(f"0s customer: That's all.\n2s bot: {last}")).score == score


def test_a_conversation_cut_short_is_not_judged():
    transcript = Transcript.parse("0s customer: Hi!\n2s bot: Our shop opens at nine.")
    assert RULE.audit(transcript).score is None


@pytest.mark.parametrize(("watched", "score"), [("59s", None), ("60s", 0)])
def test_silence_is_the_last_word_after_a_minute(watched, score):
    transcript = Transcript.parse("0s bot: We open at nine.\n0s customer: Bye!")
    assert RULE.audit(transcript.until(parse_duration(watched))).score == score


def test_news_hours_later_do_not_undo_the_goodbye():
    notation = "0s customer: Bye!\n2s bot: Goodbye!\n5h bot: Your order is packed."
    assert RULE.audit(Transcript.parse(notation)).score == 1


def test_each_parting_is_an_opportunity():
    notation = (
        "0s customer: Bye!\n2s bot: Goodbye!\n2d customer: Hi!\n2d1s bot: Hello!\n"
        "2d9s customer: Bye!\n2d11s bot: We open at nine."
    )
    audit = RULE.audit(Transcript.parse(notation))
    assert (audit.score, audit.opportunities) == (0.5, 2)
