"""Somebody who presses the message button on the page itself."""

from simulator.personas.message_button import PERSONA
from tests.simulator.personas.talking import talk


def test_they_come_without_a_referral():
    talked = talk(PERSONA)
    assert talked.kinds[0] == "thread_opened"
    assert "arrive" not in talked.deeds
