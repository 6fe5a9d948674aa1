"""Somebody of the staff who comes at once and helps."""

from datetime import timedelta

from simulator.people.desk import helps
from simulator.people.voice import Voice
from simulator.persona import Persona, Script, Side

COMING = (timedelta(seconds=30), timedelta(seconds=120))


def talk(voice: Voice) -> Script:
    """Take the thread within two minutes of being needed, and help."""
    return (yield from helps(voice, *COMING))


PERSONA = Persona(name="agent-accepts", talk=talk, side=Side.STAFF)
