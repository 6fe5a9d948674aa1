"""Somebody who never understands, however often it is explained."""

from simulator.habits import insist, is_led_to_a_person
from simulator.persona import Persona, Script
from simulator.voice import Voice


def talk(voice: Voice) -> Script:
    """Ask, understand nothing, and be content only with a person or a way to one."""
    content = is_led_to_a_person
    return (yield from insist(voice, "question", "not_understood", "thank", content))


PERSONA = Persona(name="confused", talk=talk)
