"""Somebody who presses the message button on the page itself."""

from simulator.people.habits import farewell, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Arrive, Persona, Script, Way


def talk(voice: Voice) -> Script:
    """Press the button, ask, leave."""
    yield Arrive(Way.MESSAGE_BUTTON)
    news = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="message-button", talk=talk)
