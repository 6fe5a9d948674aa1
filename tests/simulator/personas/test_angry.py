"""Somebody with a grievance, who calms down when it is taken seriously."""

from simulator.personas.angry import PERSONA
from tests.simulator.personas.talking import says, talk


def test_anger_goes_when_somebody_is_sorry():
    talked = talk(PERSONA, lambda send, psid, text: send(psid, "I am very sorry for that."))
    assert talked.reached
    assert len(talked.said) == 2
    assert says(talked.said[1], "calmer")


def test_anger_grows_when_nobody_is_sorry_and_ends_in_a_demand_for_a_person():
    talked = talk(PERSONA, lambda send, psid, text: send(psid, "Please read our terms."))
    assert not talked.reached
    assert talked.said[1:-1] != []
    assert all(says(text, "complaint_again") for text in talked.said[1:-1])
    assert says(talked.said[-1], "human")
