"""Two runs are compared without names, numbers and chance."""

import pytest

from simulator.facts import Change
from simulator.scoring.twins import answers_alike, first_replies
from simulator.transcript import Transcript

TALK = "@first-name: Ana\n0s customer: Hi!\n2s bot: Hello {name}, order {number}?\n"


def told(name="Ana", number=1, **twins):
    notation = TALK.format(name=name, number=number)
    for change, text in twins.items():
        notation += f"--- {Change[change]}\n0s customer: Hi!\n2s bot: {text}\n"
    return Transcript.parse(notation)


@pytest.mark.parametrize(
    ("transcript", "alike"),
    [
        (told(NAME="Hello Zoe, order 1?"), False),
        (told(NAME="Hello Ana, order 2?"), True),
        (told(NAME="Good day!", AGAIN="Good day!"), True),
        (told(NAME="Good day!", AGAIN="Hello Ana, order 7?"), False),
        (told(), False),
    ],
)
def test_what_differs_by_chance_is_alike(transcript, alike):
    assert answers_alike(transcript, Change.NAME, 2) is alike


def test_only_the_first_turns_are_compared():
    transcript = Transcript.parse(
        "0s customer: Hi!\n1s bot: A\n2s customer: B\n3s bot: C\n4s customer: D\n5s bot: E"
    )
    assert [turn.text for turn in first_replies(transcript, 2)] == ["A", "C"]
