"""Somebody who claims what did not happen."""

from simulator.personas.liar import PERSONA
from tests.simulator.personas.talking import says, talk


def test_a_promise_is_claimed_and_insisted_on():
    said = talk(PERSONA, lambda send, psid, text: send(psid, "I see no such promise.")).said
    assert len(said) == 3
    assert all(says(text, "claim_again") for text in said[1:])
