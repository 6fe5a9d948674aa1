"""Somebody who wants it cheaper."""

from simulator.people.habits import ask, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Persona, Script

ROUNDS = 2


def talk(voice: Voice) -> Script:
    """Ask for the price and haggle; content with any straight answer."""
    news = yield from pursue(voice, "haggle")
    for _ in range(ROUNDS):
        if not news:
            return False
        news = yield from ask(voice, "haggle_again")
    yield from ask(voice, "bye")
    return is_understood(news)


PERSONA = Persona(name="bargain-hunter", talk=talk)
