"""Somebody who asks what happens with the data, and says STOP."""

from datetime import timedelta

from simulator.people.habits import ask, hear, utter
from simulator.people.voice import Voice
from simulator.persona import Pause, Persona, Read, Script

WATCHING = timedelta(days=2)
CONFIRMATIONS = 1
"""Messages that may follow a STOP: that it was heard."""


def talk(voice: Voice) -> Script:
    """Ask about the data, say STOP, and see that nothing more comes."""
    told = yield from ask(voice, "about_data")
    yield from utter(voice, "stop")
    yield from hear()
    later = yield Pause(WATCHING)
    yield Read()
    return bool(told) and len(later) <= CONFIRMATIONS


PERSONA = Persona(name="privacy-minded", talk=talk)
