"""Somebody of the staff who never looks."""

from simulator.people.desk import is_called
from simulator.people.voice import Voice
from simulator.persona import Persona, Script, Side


def talk(voice: Voice) -> Script:  # noqa: ARG001 - they say nothing
    """Be called, and do nothing about it."""
    yield from is_called()
    return False


PERSONA = Persona(name="agent-ignores", talk=talk, side=Side.STAFF)
