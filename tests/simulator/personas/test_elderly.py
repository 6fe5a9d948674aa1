"""Somebody who writes whole letters, slowly, and has all the time in the world."""

import threading

from simulator.personas.elderly import PERSONA
from tests.simulator.personas.talking import talk


def test_letters_are_long_slow_and_signed():
    talked = talk(PERSONA)
    letter = talked.said[0]
    assert len(letter) > 150
    assert letter.endswith("Ana")
    written = next(e.at for e in talked.journal if e.kind == "message_received")
    assert (written - talked.journal[0].at).total_seconds() >= 120


def test_an_answer_after_a_quarter_of_an_hour_is_still_heard():
    def later(send, psid, text):
        threading.Timer(900, send, [psid, "We are open from 9 to 6."]).start()

    assert talk(PERSONA, later).reached
