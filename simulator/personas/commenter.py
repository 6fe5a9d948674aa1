"""Somebody who comments on a post and is answered in private, or writes themselves."""

from datetime import timedelta

from simulator.habits import farewell, hear, is_understood, pursue
from simulator.persona import Comment, Persona, Script
from simulator.voice import Voice

PATIENCE = timedelta(minutes=30)


def talk(voice: Voice) -> Script:
    """Comment, answer the private reply; where none comes, write to the page."""
    yield Comment(voice.say("commented"))
    yield from hear(PATIENCE)
    news = yield from pursue(voice, "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="commenter", talk=talk)
