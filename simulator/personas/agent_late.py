"""Somebody of the staff who comes hours later."""

from datetime import timedelta

from simulator.desk import helps
from simulator.persona import Persona, Script, Side
from simulator.voice import Voice

COMING = (timedelta(hours=3), timedelta(hours=6))


def talk(voice: Voice) -> Script:
    """Take the thread hours after being needed, and help."""
    return (yield from helps(voice, *COMING))


PERSONA = Persona(name="agent-late", talk=talk, side=Side.STAFF)
