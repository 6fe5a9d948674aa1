"""Somebody in a hurry."""

from simulator.personas.hurried import NUDGES, PERSONA
from tests.simulator.personas.talking import conversation_with


def texts(answer, seed=1):
    turns = conversation_with(PERSONA, answer, seed=seed)
    return [e.text for e in turns if e.kind == "message_received"]


def test_who_is_in_a_hurry_asks_and_leaves_when_answered():
    said = texts(lambda send, psid, text: send(psid, "We close at six."))
    assert len(said) == 2
    assert "bye" in said[1]


def test_who_is_in_a_hurry_asks_again_and_goes_without_a_word_when_nobody_answers():
    said = texts(lambda send, psid, text: None)
    assert len(said) == 2
    assert said[1] in NUDGES


def test_the_same_seed_gives_the_same_words():
    def answer(send, psid, text):
        send(psid, "We close at six.")

    assert texts(answer, 3) == texts(answer, 3)
    assert len({tuple(texts(answer, seed)) for seed in range(8)}) > 1
