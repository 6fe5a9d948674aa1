"""Somebody who wants to talk to a person, and to nobody else."""

from simulator.personas.human_seeker import PERSONA
from tests.simulator.personas.talking import says, talk


def test_nothing_but_a_person_will_do():
    talked = talk(PERSONA, lambda send, psid, text: send(psid, "We are open from 9 to 6."))
    assert not talked.reached
    assert len(talked.said) == 2
    assert all(says(text, "human") for text in talked.said)


def test_who_is_put_through_gives_thanks():
    assert says(talk(PERSONA).said[-1], "thank")
