"""Somebody whose thumbs are too big for the keys."""

from simulator.people.habits import follow_up, hear, is_understood, write
from simulator.people.voice import Voice
from simulator.persona import Persona, Script


def talk(voice: Voice) -> Script:
    """Greet, ask and take leave, with slips in all of it."""
    yield from write(voice, voice.mistype(voice.say("greet")))
    yield from hear()
    wanted = voice.say("question")
    yield from write(voice, voice.mistype(wanted))
    news = yield from follow_up(voice, wanted, (yield from hear()))
    yield from write(voice, voice.mistype(f"{voice.say('thank')} {voice.say('bye')}"))
    yield from hear()
    return is_understood(news)


PERSONA = Persona(name="typo-prone", talk=talk)
