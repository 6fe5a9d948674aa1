"""Somebody who comes by an ad and asks about it."""

from simulator.people.habits import farewell, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Arrive, Persona, Script, Way


def talk(voice: Voice) -> Script:
    """Click the ad, ask about it, follow what is offered, leave."""
    yield Arrive(Way.AD, voice.own["item"])
    news = yield from pursue(voice, "saw_ad")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="ad-clicker", talk=talk)
