"""Somebody who claims what did not happen."""

from simulator.people.habits import ask, is_led_to_a_person, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Persona, Script

ROUNDS = 2


def talk(voice: Voice) -> Script:
    """Claim something, insist, and be content with a straight answer or a person."""
    news = yield from pursue(voice, "claim")
    for _ in range(ROUNDS):
        if not news or is_led_to_a_person(news):
            break
        news = yield from ask(voice, "claim_again")
    return is_led_to_a_person(news) or is_understood(news)


PERSONA = Persona(name="liar", talk=talk)
