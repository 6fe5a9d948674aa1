"""Somebody who never understands, however often it is explained."""

from simulator.habits import ask, is_led_to_a_person
from simulator.persona import Persona, Script
from simulator.voice import Voice

ROUNDS = 3


def talk(voice: Voice) -> Script:
    """Ask, understand nothing, and be content only with a person or a way to one."""
    news = yield from ask(voice, "question")
    for _ in range(ROUNDS):
        if is_led_to_a_person(news):
            yield from ask(voice, "thank")
            return True
        news = yield from ask(voice, "not_understood")
    news = yield from ask(voice, "human")
    return is_led_to_a_person(news)


PERSONA = Persona(name="confused", talk=talk)
