"""Somebody who writes nothing that can be tapped."""

from simulator.people.habits import ask, choices, choose, hear, is_understood
from simulator.people.voice import Voice
from simulator.persona import Open, Persona, Script

TAPS = 3


def talk(voice: Voice) -> Script:
    """Open the thread, say hello if nothing is offered, then tap what there is."""
    yield Open()
    news = yield from hear()
    if not choices(news):
        news = yield from ask(voice, "greet")
    tapped = 0
    while choices(news) and tapped < TAPS:
        yield from choose(voice, voice.choice(choices(news)))
        news = yield from hear()
        tapped += 1
    return tapped > 0 and is_understood(news)


PERSONA = Persona(name="button-tapper", talk=talk)
