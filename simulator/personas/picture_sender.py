"""Somebody who sends pictures and stickers rather than words."""

from simulator.people.habits import ask, hear
from simulator.people.voice import Voice
from simulator.persona import Pause, Persona, Script, SendPicture, SendSticker


def talk(voice: Voice) -> Script:
    """Greet, show a picture, say what it is, part with a sticker."""
    yield from ask(voice, "greet")
    yield Pause(voice.thinking())
    yield SendPicture()
    news = yield from hear()
    yield from ask(voice, "see_picture")
    yield Pause(voice.thinking())
    yield SendSticker()
    yield from hear()
    return bool(news)


PERSONA = Persona(name="picture-sender", talk=talk)
