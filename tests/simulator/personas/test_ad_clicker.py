"""Somebody who comes by an ad and asks about it."""

from simulator.personas.ad_clicker import PERSONA
from tests.simulator.personas.talking import says, talk


def test_they_come_by_an_ad_about_what_they_then_ask_for():
    talked = talk(PERSONA)
    assert talked.deeds[0] == "arrive"
    assert says(talked.said[0], "saw_ad")
