"""Somebody who blocks the page when it writes too much."""

from datetime import timedelta

from simulator.people.habits import ask, is_understood, utter
from simulator.people.voice import Voice
from simulator.persona import Block, Pause, Persona, Read, Script

WATCHING = timedelta(days=1)
IN_A_ROW = 4
"""Messages in answer to one, from which on it is too much; house."""
UNASKED = 2
"""Messages that came by themselves, from which on it is too much; house."""


def talk(voice: Voice) -> Script:
    """Ask one thing and watch for a day; block a page that does not leave it at that."""
    news = yield from ask(voice, "question")
    if len(news) < IN_A_ROW:
        later = yield Pause(WATCHING)
        yield Read()
        if len(later) - len(news) < UNASKED:
            return is_understood(news)
    yield from utter(voice, "too_much")
    yield Block()
    return False


PERSONA = Persona(name="blocker", talk=talk)
