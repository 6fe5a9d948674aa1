"""Somebody of the staff who helps and gives the thread back."""

from datetime import timedelta

from simulator.people.desk import helps
from simulator.people.voice import Voice
from simulator.persona import HandBack, Pause, Persona, Script, Side, StaffSay

COMING = (timedelta(seconds=30), timedelta(seconds=120))


def talk(voice: Voice) -> Script:
    """Help when needed, and give the thread back to the bot."""
    if not (yield from helps(voice, *COMING)):
        return False
    yield Pause(voice.thinking())
    yield StaffSay(voice.say("agent_back"))
    yield HandBack()
    return True


PERSONA = Persona(name="agent-hands-back", talk=talk, side=Side.STAFF)
