"""Somebody who leaves in the middle and returns the next day, or after the window."""

from datetime import timedelta

from simulator.people.habits import ask, farewell, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Pause, Persona, Read, Script

NEXT_DAY = (timedelta(hours=16), timedelta(hours=23))
AFTER_THE_WINDOW = (timedelta(hours=26), timedelta(hours=70))
LATE = 0.5
"""Share of those who come back only after the window; house."""


def talk(voice: Voice) -> Script:
    """Ask, be called away, come back another day and ask again."""
    yield from ask(voice, "question")
    yield from ask(voice, "wander_off")
    yield Pause(voice.between(*(AFTER_THE_WINDOW if voice.happens(LATE) else NEXT_DAY)))
    yield Read()
    yield from ask(voice, "come_back")
    news = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="wanderer", talk=talk)
