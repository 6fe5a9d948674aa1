"""Somebody who presses the send button where others put a comma."""

from datetime import timedelta

from simulator.people.habits import hear, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Pause, Persona, Say, Script

BREATH = (timedelta(seconds=1), timedelta(seconds=4))
LINES = 5


def talk(voice: Voice) -> Script:
    """Send a burst of short lines, then the question; chat a little more; leave."""
    for line in voice.ways("chatty_burst")[:LINES]:
        yield Pause(voice.between(*BREATH))
        yield Say(line)
    news = yield from pursue(voice, "question")
    if news:
        yield Say(voice.say("thank"))
        yield Pause(voice.between(*BREATH))
        yield Say(voice.say("bye"))
        yield from hear()
    return is_understood(news)


PERSONA = Persona(name="chatty", talk=talk)
