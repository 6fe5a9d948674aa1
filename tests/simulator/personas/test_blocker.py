"""Somebody who blocks the page when it writes too much."""

import threading

from simulator.personas.blocker import PERSONA
from tests.simulator.personas.talking import talk


def test_four_messages_in_a_row_are_too_much():
    def noisy(send, psid, text):
        for line in ("One", "Two", "Three", "Four"):
            send(psid, line)

    talked = talk(PERSONA, noisy)
    assert talked.kinds[-1] == "page_blocked"
    assert not talked.reached


def test_two_reminders_in_a_day_are_too_much():
    def nagging(send, psid, text):
        send(psid, "We are open from 9 to 6.")
        for hours in (5, 10):
            threading.Timer(hours * 3600, send, [psid, "Are you still there?"]).start()

    assert "page_blocked" in talk(PERSONA, nagging).kinds


def test_a_page_that_leaves_it_at_the_answer_is_not_blocked():
    assert "page_blocked" not in talk(PERSONA).kinds
