"""Somebody short of time: no greeting to speak of, asks again, leaves."""

from datetime import timedelta

from simulator.people.habits import ask, is_understood
from simulator.people.voice import Voice
from simulator.persona import Persona, Script

PATIENCE = timedelta(seconds=30)


def talk(voice: Voice) -> Script:
    """Ask, ask again if nobody answers, then leave."""
    news = yield from ask(voice, "hurried_question", PATIENCE)
    if not news:
        news = yield from ask(voice, "nudge", PATIENCE)
    if news:
        yield from ask(voice, "hurried_bye", PATIENCE)
    return is_understood(news)


PERSONA = Persona(name="hurried", talk=talk)
