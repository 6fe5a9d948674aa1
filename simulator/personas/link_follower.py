"""Somebody who follows an m.me link."""

from simulator.people.habits import farewell, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Arrive, Persona, Script, Way

REF = "summer-sale"


def talk(voice: Voice) -> Script:
    """Follow the link, ask what there is, leave."""
    yield Arrive(Way.LINK, REF)
    news = yield from pursue(voice, "came_by_link")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="link-follower", talk=talk)
