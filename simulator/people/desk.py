"""What all staff do alike: notice that they are needed, come, help. Used with ``yield from``."""

from collections.abc import Generator
from datetime import timedelta

from simulator.people.habits import Talk
from simulator.people.voice import Voice
from simulator.persona import Heard, News, Pause, StaffSay, Step, TakeThread, Wait
from simulator.text.act import Act
from simulator.turn import Speaker

SHIFT = timedelta(hours=8)
"""How long somebody keeps an eye on a thread; house."""
LISTENING = timedelta(minutes=10)
"""How long somebody who helps waits for the customer's words; house."""


def is_called() -> Generator[Step, News, bool]:
    """Watch a thread; return whether somebody is needed: it was passed, or a person asked for.

    A thread in which nothing has happened for a whole shift is watched no more.
    """
    known = 0
    while True:
        news = yield Wait(SHIFT)
        if any(heard.gives or _asks_for_somebody(heard) for heard in news[known:]):
            return True
        if len(news) == known:
            return False
        known = len(news)


def _asks_for_somebody(heard: Heard) -> bool:
    return heard.by is Speaker.CUSTOMER and heard.does(Act.ASKS_HUMAN)


def comes(voice: Voice, least: timedelta, most: timedelta) -> Generator[Step, News, bool]:
    """Wait to be needed, and some time more; return whether somebody is there then."""
    if not (yield from is_called()):
        return False
    yield Pause(voice.between(least, most))
    return True


def helps(voice: Voice, least: timedelta, most: timedelta) -> Generator[Step, News, bool]:
    """Wait to be needed, come after some time, and help; return whether that happened."""
    if not (yield from comes(voice, least, most)):
        return False
    yield from answer(voice)
    return True


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
