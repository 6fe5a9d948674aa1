"""Somebody who presses Get Started and follows what is offered."""

from simulator.people.habits import choices, choose, farewell, follow_up, hear, is_understood, write
from simulator.people.voice import Voice
from simulator.persona import Open, Persona, Script


def talk(voice: Voice) -> Script:
    """Press Get Started, tap what fits, ask only where nothing is offered."""
    yield Open()
    news = yield from hear()
    wanted = voice.say("question")
    if choices(news):
        yield from choose(voice, voice.choice(choices(news)))
    else:
        yield from write(voice, wanted)
    news = yield from follow_up(voice, wanted, (yield from hear()))
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="get-started", talk=talk)
