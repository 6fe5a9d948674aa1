"""Somebody of the staff who takes over and goes home."""

from datetime import timedelta

from simulator.people.desk import come, comes
from simulator.people.voice import Voice
from simulator.persona import Pause, Persona, Script, Side, StaffSay

COMING = (timedelta(seconds=30), timedelta(seconds=120))
STAYING = (timedelta(minutes=5), timedelta(minutes=30))


def talk(voice: Voice) -> Script:
    """Take the thread when needed, say hello, and go home."""
    if not (yield from comes(voice, *COMING)):
        return False
    yield from come(voice)
    yield Pause(voice.between(*STAYING))
    yield StaffSay(voice.say("agent_home"))
    return False


PERSONA = Persona(name="agent-goes-home", talk=talk, side=Side.STAFF)
