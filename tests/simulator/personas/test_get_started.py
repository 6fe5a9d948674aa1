"""Somebody who presses Get Started and follows what is offered."""

from fake_graph.pages.profile import GetStarted, MessengerProfile
from simulator.personas.get_started import PERSONA
from tests.simulator.personas.talking import CHOICES, talk


def test_they_tap_what_is_offered_after_get_started_and_type_no_question():
    def answer(send, psid, text):
        send(psid, "Here you are." if text in CHOICES else "What is it about?", *CHOICES)

    profile = MessengerProfile(get_started=GetStarted(payload="START"))
    talked = talk(PERSONA, answer, set_up=lambda world: world.graph.set_profile(profile))
    assert "postback_received" in talked.kinds
    assert talked.said[0] in CHOICES


def test_they_ask_where_nothing_is_offered():
    talked = talk(PERSONA)
    assert talked.said[0] not in CHOICES
