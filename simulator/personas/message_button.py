"""Somebody who presses the message button on the page itself."""

from simulator.habits import farewell, is_understood, pursue
from simulator.persona import Arrive, Persona, Script, Way
from simulator.voice import Voice


def talk(voice: Voice) -> Script:
    """Press the button, ask, leave."""
    yield Arrive(Way.MESSAGE_BUTTON)
    news = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="message-button", talk=talk)
