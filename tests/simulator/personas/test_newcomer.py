"""Somebody who writes to the page for the first time, curious and polite."""

from simulator.personas.newcomer import PERSONA
from tests.simulator.personas.talking import silent, talk


def test_a_newcomer_opens_the_thread_greets_asks_taps_thanks_and_leaves():
    def answer(send, psid, text):
        send(psid, "How can I help?", "Opening hours", "Delivery")

    talked = talk(PERSONA, answer)
    assert talked.kinds[0] == "thread_opened"
    assert any(text in ("Opening hours", "Delivery") for text in talked.said)
    assert "bye" in talked.said[-1].lower()


def test_a_newcomer_who_is_offered_nothing_taps_nothing():
    talked = talk(PERSONA, lambda send, psid, text: send(psid, "Hello!"))
    assert len(talked.said) == 3


def test_a_newcomer_gives_up_on_a_silent_bot():
    assert talk(PERSONA, silent).took.total_seconds() < 10 * 60
