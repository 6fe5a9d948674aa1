"""Somebody who writes nothing that can be tapped."""

from simulator.personas.button_tapper import PERSONA
from tests.simulator.personas.talking import CHOICES, talk


def test_whatever_is_offered_is_tapped_three_times_at_most():
    def answer(send, psid, text):
        send(psid, "And which of these?", *CHOICES)

    talked = talk(PERSONA, answer)
    assert sum(text in CHOICES for text in talked.said) == 3


def test_who_is_offered_nothing_has_nothing_to_tap():
    talked = talk(PERSONA, lambda send, psid, text: send(psid, "Hello!"))
    assert len(talked.said) == 1
    assert not talked.reached
