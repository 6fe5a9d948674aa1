"""Somebody who asks once, reads everything, and never answers."""

import threading

from simulator.personas.silent_reader import PERSONA
from tests.simulator.personas.talking import talk


def test_one_question_and_then_only_reading_for_two_days():
    def nagging(send, psid, text):
        send(psid, "We are open from 9 to 6.")
        threading.Timer(20 * 3600, send, [psid, "Are you still there?"]).start()

    talked = talk(PERSONA, nagging)
    assert len(talked.said) == 1
    assert talked.kinds.count("thread_read") == 2
    assert talked.took.days == 1 or talked.took.days == 2
