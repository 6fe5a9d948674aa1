"""Somebody who never understands, however often it is explained."""

from simulator.people.habits import insist, is_led_to_a_person
from simulator.people.voice import Voice
from simulator.persona import Persona, Script


def talk(voice: Voice) -> Script:
    """Ask, understand nothing, and be content only with a person or a way to one."""
    content = is_led_to_a_person
    return (yield from insist(voice, "question", "not_understood", "thank", content))


PERSONA = Persona(name="confused", talk=talk)
