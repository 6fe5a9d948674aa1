"""Somebody who writes to the page for the first time, curious and polite."""

from simulator.people.habits import ask, choices, choose, farewell, hear, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Open, Persona, Script


def talk(voice: Voice) -> Script:
    """Open the thread, greet, ask one thing, say thanks and goodbye."""
    yield Open()
    yield from ask(voice, "greet")
    news = yield from pursue(voice, "question")
    if choices(news):
        yield from choose(voice, voice.choice(choices(news)))
        news = yield from hear()
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="newcomer", talk=talk)
