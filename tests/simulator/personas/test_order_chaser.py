"""Somebody who bought something earlier and waits for it."""

import re

from faker import Faker

from simulator.people.voice import Voice
from simulator.personas.order_chaser import PERSONA
from tests.simulator.personas.talking import talk


def test_the_number_is_told_when_the_bot_asks_for_it():
    def answer(send, psid, text):
        known = re.search(r"[A-Z]-\d{5}", text)
        send(psid, f"{known[0]} is on its way." if known else "What is your order number?")

    for seed in range(1, 5):
        assert talk(PERSONA, answer, seed=seed).reached


def test_the_page_knows_of_the_purchase():
    fake = Faker()
    fake.seed_instance(1)
    voice = Voice(fake)
    assert PERSONA.facts(voice)["purchases"] == (voice.own["order"], voice.own["item"])
