"""Somebody who clicks the plugin Send to Messenger on the page's site."""

from simulator.people.habits import farewell, hear, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Arrive, Persona, Script, Way

REF = "product-page"


def talk(voice: Voice) -> Script:
    """Click the plugin, see whether anything comes of it, ask, leave."""
    yield Arrive(Way.SEND_TO_MESSENGER, REF)
    yield from hear()
    news = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="plugin-visitor", talk=talk)
