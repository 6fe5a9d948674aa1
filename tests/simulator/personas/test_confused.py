"""Somebody who never understands, however often it is explained."""

from simulator.personas.confused import PERSONA
from tests.simulator.personas.talking import says, talk


def test_no_explanation_helps_only_a_way_to_a_person():
    explained = talk(PERSONA, lambda send, psid, text: send(psid, "Press the third tab."))
    assert not explained.reached
    assert sum(says(text, "not_understood") for text in explained.said) == 3

    def answer(send, psid, text):
        send(psid, "Call us on +1 555 010 0199.")

    assert talk(PERSONA, answer).reached
