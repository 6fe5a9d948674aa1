"""Somebody who writes whole letters, slowly, and has all the time in the world."""

from datetime import timedelta

from simulator.people.habits import farewell, hear, is_understood
from simulator.people.voice import Voice
from simulator.persona import Open, Pause, Persona, Say, Script

PATIENCE = timedelta(minutes=20)
COMPOSING = (timedelta(minutes=2), timedelta(minutes=6))


def talk(voice: Voice) -> Script:
    """Write a letter, wait for long, read for long, thank."""
    yield Open()
    text = voice.say("elderly_question")
    yield Pause(voice.between(*COMPOSING))
    yield Say(text)
    news = yield from hear(PATIENCE)
    yield Pause(voice.between(*COMPOSING))
    if news:
        yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="elderly", talk=talk)
