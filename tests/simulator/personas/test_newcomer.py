"""The newcomer."""

from simulator.personas.newcomer import PERSONA
from tests.simulator.personas.talking import conversation_with


def answer(send, psid, text):
    send(psid, "How can I help?", "Opening hours", "Delivery")


def test_a_newcomer_opens_the_thread_greets_asks_taps_thanks_and_leaves():
    turns = conversation_with(PERSONA, answer)
    kinds = [e.kind for e in turns if e.kind.startswith(("thread", "message_received"))]
    assert kinds[0] == "thread_opened"
    texts = [e.text for e in turns if e.kind == "message_received"]
    assert len(texts) == 4
    assert texts[2] in ("Opening hours", "Delivery")
    assert "bye" in texts[-1].lower()


def test_a_newcomer_who_is_offered_nothing_taps_nothing():
    turns = conversation_with(PERSONA, lambda send, psid, text: send(psid, "Hello!"))
    assert len([e for e in turns if e.kind == "message_received"]) == 3


def test_the_same_seed_gives_the_same_words_and_another_seed_others():
    def said(seed):
        return [
            e for e in conversation_with(PERSONA, answer, seed=seed) if e.kind != "call_answered"
        ]

    assert said(1) == said(1)
    assert [e.at for e in said(1)] != [e.at for e in said(2)]


def test_a_newcomer_gives_up_on_a_silent_bot():
    turns = conversation_with(PERSONA, lambda send, psid, text: None)
    assert (turns[-1].at - turns[0].at).total_seconds() < 10 * 60
