"""Somebody of the staff who comes hours later."""

from datetime import timedelta

from simulator.people.desk import helps
from simulator.people.voice import Voice
from simulator.persona import Persona, Script, Side

COMING = (timedelta(hours=3), timedelta(hours=6))


def talk(voice: Voice) -> Script:
    """Take the thread hours after being needed, and help."""
    return (yield from helps(voice, *COMING))


PERSONA = Persona(name="agent-late", talk=talk, side=Side.STAFF)
