import pytest

from simulator.duration import parse_duration
from simulator.rules.bot_steps_back.human_on_request import RULE
from simulator.transcript import Transcript

ASKS = "0s customer: Can I talk to a human?"


@pytest.mark.parametrize(
    "answer",
    [
        "Connecting you to an agent now.",
        "You can reach us at help@shop.example.",
        "What now? [Talk to a person|Back]",
    ],
)
def test_a_person_a_contact_or_a_choice_of_one_will_do(answer):
    assert RULE.audit(Transcript.parse(f"{ASKS}\n2s bot: {answer}")).score == 1


def test_the_finding_quotes_the_answer_that_was_none():
    (finding,) = RULE.audit(Transcript.parse(f"{ASKS}\n2s bot: We open at nine.")).findings
    assert finding.turn.text == "We open at nine."


@pytest.mark.parametrize(("watched", "score"), [("59s", None), ("60s", 0)])
def test_silence_is_no_answer_after_a_minute(watched, score):
    transcript = Transcript.parse(ASKS).until(parse_duration(watched))
    assert RULE.audit(transcript).score == score


def test_each_wish_is_an_opportunity():
    notation = f"{ASKS}\n2s bot: We open at nine.\n9s customer: agent!!\n11s bot: Transferring you."
    audit = RULE.audit(Transcript.parse(notation))
    assert (audit.score, audit.opportunities) == (0.5, 2)


@pytest.mark.parametrize("text", ["Are you human?", "Call me Ana", "Hi!"])
def test_what_is_no_wish_is_no_opportunity(text):
    audit = RULE.audit(Transcript.parse(f"0s customer: {text}\n2s bot: Sure."))
    assert audit.score is None
