"""Somebody who asks once, reads everything, and never answers."""

from datetime import timedelta

from simulator.people.habits import ask, is_understood
from simulator.people.voice import Voice
from simulator.persona import Open, Persona, Read, Script, Wait

WATCHING = timedelta(hours=8)
LOOKS = 6


def talk(voice: Voice) -> Script:
    """Ask one thing; then only read, for two days."""
    yield Open()
    news = yield from ask(voice, "question")
    known = len(news)
    for _ in range(LOOKS):
        later = yield Wait(WATCHING)
        if len(later) > known:
            known = len(later)
            yield Read()
    return is_understood(news)


PERSONA = Persona(name="silent-reader", talk=talk)
