"""Somebody who greets, thanks for every answer, and takes leave in due form."""

from simulator.people.habits import ask, farewell, follow_up, hear, is_understood, pursue, write
from simulator.people.voice import Voice
from simulator.persona import Persona, Script


def talk(voice: Voice) -> Script:
    """Greet and ask in one, thank, ask something else, thank, and say goodbye."""
    text = f"{voice.say('greet')} {voice.say('question')}"
    yield from write(voice, text)
    first = yield from follow_up(voice, text, (yield from hear()))
    yield from ask(voice, "thank")
    second = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(first) and is_understood(second)


PERSONA = Persona(name="polite", talk=talk)
