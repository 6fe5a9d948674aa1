"""Somebody of the staff who comes at once and helps."""

from datetime import timedelta

from simulator.desk import answer, is_called
from simulator.persona import Pause, Persona, Script, Side
from simulator.voice import Voice

COMING = (timedelta(seconds=30), timedelta(seconds=120))


def talk(voice: Voice) -> Script:
    """Wait to be needed; then: takes the thread within two minutes and helps."""
    if not (yield from is_called()):
        return False
    yield Pause(voice.between(*COMING))
    yield from answer(voice)
    return True


PERSONA = Persona(name="agent-accepts", talk=talk, side=Side.STAFF)
