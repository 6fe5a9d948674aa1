"""Somebody short of time: no greeting to speak of, asks again, leaves."""

from simulator.personas.hurried import PERSONA
from tests.simulator.personas.talking import silent, talk


def test_who_is_in_a_hurry_asks_and_leaves_when_answered():
    said = talk(PERSONA, lambda send, psid, text: send(psid, "We close at six.")).said
    assert len(said) == 2
    assert "bye" in said[1]


def test_who_is_in_a_hurry_asks_again_and_goes_without_a_word_when_nobody_answers():
    talked = talk(PERSONA, silent)
    assert len(talked.said) == 2
    assert talked.took.total_seconds() < 3 * 60
