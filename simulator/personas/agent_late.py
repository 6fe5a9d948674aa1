"""Somebody of the staff who comes hours later."""

from datetime import timedelta

from simulator.desk import answer, is_called
from simulator.persona import Pause, Persona, Script, Side
from simulator.voice import Voice

COMING = (timedelta(hours=3), timedelta(hours=6))


def talk(voice: Voice) -> Script:
    """Wait to be needed; then: takes the thread after hours."""
    if not (yield from is_called()):
        return False
    yield Pause(voice.between(*COMING))
    yield from answer(voice)
    return True


PERSONA = Persona(name="agent-late", talk=talk, side=Side.STAFF)
