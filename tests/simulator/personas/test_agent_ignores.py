"""Somebody of the staff who never looks."""

from simulator.personas import human_seeker
from simulator.personas.agent_ignores import PERSONA
from tests.simulator.personas.talking import silent, talk_with_staff


def test_nobody_comes():
    talked, reached = talk_with_staff(human_seeker.PERSONA, PERSONA, silent)
    assert reached is False
    assert "message_sent" not in talked.kinds
