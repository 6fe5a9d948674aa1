"""What all staff do alike: notice that they are needed, come, help. Used with ``yield from``."""

from collections.abc import Generator
from datetime import timedelta

from simulator.act import Act
from simulator.habits import Talk
from simulator.persona import News, Pause, StaffSay, Step, TakeThread, Wait
from simulator.turn import Speaker
from simulator.voice import Voice

SHIFT = timedelta(hours=8)
"""How long somebody keeps an eye on a thread; house."""
LISTENING = timedelta(minutes=10)
"""How long somebody who helps waits for the customer's words; house."""


def is_called() -> Generator[Step, News, bool]:
    """Watch a thread; return whether somebody is needed: it was passed, or a person asked for."""
    waited = timedelta()
    known = 0
    while waited < SHIFT:
        news = yield Wait(LISTENING)
        waited += LISTENING
        if any(_calls(heard.gives, heard.by, heard.acts) for heard in news[known:]):
            return True
        known = len(news)
    return False


def _calls(gives: bool, by: Speaker, acts: frozenset[Act]) -> bool:
    return gives or (by is Speaker.CUSTOMER and Act.ASKS_HUMAN in acts)


def come(voice: Voice) -> Talk:
    """Take the thread and say hello."""
    yield TakeThread()
    return (yield StaffSay(voice.say("agent_hello")))


def answer(voice: Voice) -> Talk:
    """Take the thread, say hello, hear the customer out, and help."""
    yield from come(voice)
    yield Wait(LISTENING)
    text = voice.say("agent_answer")
    yield Pause(voice.thinking() + voice.typing(text))
    return (yield StaffSay(text))
