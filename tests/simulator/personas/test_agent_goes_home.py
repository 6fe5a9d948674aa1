"""Somebody of the staff who takes over and goes home."""

from simulator.personas import human_seeker
from simulator.personas.agent_goes_home import PERSONA
from simulator.phrasing import phrasing
from tests.simulator.personas.talking import silent, talk_with_staff


def test_the_customer_is_told_that_nobody_is_left_and_the_thread_stays_with_the_staff():
    talked, reached = talk_with_staff(human_seeker.PERSONA, PERSONA, silent)
    staff = [e.text for e in talked.journal if e.kind == "message_sent"]
    assert reached is False
    assert staff[-1] == phrasing("en").says["agent_home"][0]
    assert [e.deed for e in talked.journal if e.kind == "control_changed"][-1] != "pass"
