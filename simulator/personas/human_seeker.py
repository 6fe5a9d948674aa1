"""Somebody who wants to talk to a person, and to nobody else."""

from datetime import timedelta

from simulator.people.habits import ask, is_led_to_a_person
from simulator.people.voice import Voice
from simulator.persona import Persona, Script

PATIENCE = timedelta(minutes=5)


def talk(voice: Voice) -> Script:
    """Ask for a person, ask again, thank whoever comes, or leave."""
    news = yield from ask(voice, "human", PATIENCE)
    if not is_led_to_a_person(news):
        news = yield from ask(voice, "human", PATIENCE)
    if is_led_to_a_person(news):
        yield from ask(voice, "thank")
        return True
    return False


PERSONA = Persona(name="human-seeker", talk=talk)
