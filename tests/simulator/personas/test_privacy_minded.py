"""Somebody who asks what happens with the data, and says STOP."""

import threading

from simulator.personas.privacy_minded import PERSONA
from tests.simulator.personas.talking import says, talk


def test_a_page_that_goes_on_after_stop_has_not_understood():
    def pushy(send, psid, text):
        send(psid, "We keep your messages for 30 days.")
        for hours in (5, 10):
            threading.Timer(hours * 3600, send, [psid, "Sale!"]).start()

    talked = talk(PERSONA, pushy)
    assert says(talked.said[0], "about_data")
    assert not talked.reached


def test_a_page_that_stops_has():
    assert talk(PERSONA).reached
