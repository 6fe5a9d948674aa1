"""Somebody of the staff who comes at once and helps."""

from simulator.personas import human_seeker
from simulator.personas.agent_accepts import PERSONA
from tests.simulator.personas.talking import silent, talk_with_staff


def test_the_thread_is_taken_within_two_minutes_of_being_asked_for():
    talked, reached = talk_with_staff(human_seeker.PERSONA, PERSONA, silent)
    staff = [e for e in talked.journal if e.kind == "message_sent"]
    assert reached
    assert talked.reached
    assert len(staff) == 2
    assert (staff[0].at - talked.journal[0].at).total_seconds() < 150
    assert all(e.author == "staff" for e in staff)
