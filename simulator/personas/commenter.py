"""Somebody who comments on a post and is answered in private, or writes themselves."""

from datetime import timedelta

from simulator.people.habits import farewell, hear, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Comment, Persona, Script

PATIENCE = timedelta(minutes=30)


def talk(voice: Voice) -> Script:
    """Comment, answer the private reply; where none comes, write to the page."""
    yield Comment(voice.say("commented"))
    yield from hear(PATIENCE)
    news = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="commenter", talk=talk)
