"""Somebody of the staff who helps and gives the thread back."""

from simulator.personas import human_seeker
from simulator.personas.agent_hands_back import PERSONA
from tests.simulator.personas.talking import silent, talk_with_staff


def test_the_bot_has_the_thread_again_in_the_end():
    talked, reached = talk_with_staff(human_seeker.PERSONA, PERSONA, silent)
    moves = [e for e in talked.journal if e.kind == "control_changed"]
    assert reached
    assert moves[-1].deed == "pass"
    assert moves[-1].previous != moves[-1].owner
