"""Somebody of the staff who comes hours later."""

from simulator.personas import human_seeker
from simulator.personas.agent_late import PERSONA
from tests.simulator.personas.talking import silent, talk_with_staff


def test_somebody_comes_after_the_customer_has_given_up():
    talked, reached = talk_with_staff(human_seeker.PERSONA, PERSONA, silent)
    staff = [e for e in talked.journal if e.kind == "message_sent"]
    assert reached
    assert talked.reached is False
    assert (staff[0].at - talked.journal[0].at).total_seconds() > 3 * 3600
