"""What people of all kinds do alike: write, wait for an answer, follow what they are offered.

Each is a part of a script, used with ``yield from``; what it returns is what was heard.
"""

from collections.abc import Callable, Generator
from datetime import timedelta

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from simulator.people.voice import Voice
from simulator.persona import News, Pause, Press, Read, Say, Step, Tap, Wait
from simulator.phrasing import phrasing
from simulator.text.act import Act
from simulator.turn import Speaker

Talk = Generator[Step, News, News]
PATIENCE = timedelta(minutes=2)
"""How long people wait for an answer before they give up; house."""
ROUNDS = 3
"""How often somebody follows up on one concern; house."""
FITTING = 65
"""Percent of likeness from which on a quick reply is about what somebody wants."""
OWN = ("order", "phone", "email", "name", "city")
"""What of their own people tell when asked, in the order in which a question is read."""


def write(voice: Voice, text: str) -> Talk:
    """Think, type and send a text."""
    yield Pause(voice.thinking() + voice.typing(text))
    return (yield Say(text))


def utter(voice: Voice, purpose: str) -> Talk:
    """Say something in one of its ways."""
    return (yield from write(voice, voice.with_emoji(voice.say(purpose))))


def hear(patience: timedelta = PATIENCE) -> Talk:
    """Wait until the page has written and finished, and read it."""
    news = yield Wait(patience)
    if news:
        news = yield Read()
    return news


def ask(voice: Voice, purpose: str, patience: timedelta = PATIENCE) -> Talk:
    """Say something and hear what comes of it."""
    yield from utter(voice, purpose)
    return (yield from hear(patience))


def pursue(voice: Voice, purpose: str, patience: timedelta = PATIENCE) -> Talk:
    """Ask for something, and follow up on what the page asks or offers in return."""
    text = voice.say(purpose)
    yield from write(voice, text)
    news = yield from hear(patience)
    return (yield from follow_up(voice, text, news, patience))


def follow_up(voice: Voice, wanted: str, news: News, patience: timedelta = PATIENCE) -> Talk:
    """Answer what the page asks for, and tap what fits, until neither is there any more."""
    for _ in range(ROUNDS):
        told = wanted_of_me(voice, news)
        title = fitting(wanted, news)
        if told:
            yield from write(voice, told)
        elif title:
            yield from choose(voice, title)
        else:
            break
        news = yield from hear(patience)
    return news


def choose(voice: Voice, title: str) -> Talk:
    """Tap a quick reply or press a button, if it is still there by then; otherwise write it."""
    news = yield Pause(voice.thinking())
    latest = news[-1] if news else None
    if latest is not None and title in latest.quick_replies:
        return (yield Tap(title))
    if any(title in heard.buttons for heard in news):
        return (yield Press(title))
    return (yield Say(title))


def fitting(wanted: str, news: News) -> str:
    """Return the choice that is about what somebody wants; any if they were not understood."""
    offered = choices(news)
    if not offered:
        return ""
    best = process.extractOne(
        wanted, offered, scorer=fuzz.token_set_ratio, processor=default_process
    )
    if best is not None and best[1] >= FITTING:
        return str(best[0])
    return "" if is_understood(news) else offered[0]


def choices(news: News) -> tuple[str, ...]:
    """Return what can be tapped under the newest message."""
    return (*news[-1].quick_replies, *news[-1].buttons) if news else ()


def wanted_of_me(voice: Voice, news: News) -> str:
    """Return the answer to the page's wish for somebody's own details, empty for no such."""
    if not news:
        return ""
    asked = " ".join(["", *news[-1].text.casefold().split()])
    hears = phrasing(voice.language).hears
    if "?" not in asked and not any(f" {word}" in asked for word in hears["ask"]):
        return ""
    for own in OWN:
        if any(word in asked for word in hears[own]):
            return voice.say(f"my_{own}")
    return ""


def is_understood(news: News) -> bool:
    """Return whether there was an answer, and none that says it has not understood."""
    said = [heard for heard in news if heard.text and heard.by is not Speaker.PAGE]
    return bool(said) and not any(heard.does(Act.NOT_UNDERSTOOD) for heard in said)


def is_led_to_a_person(news: News) -> bool:
    """Return whether a person wrote, was announced, or can be reached some other way."""
    return any(heard.by is Speaker.AGENT or heard.does(Act.HANDOFF, Act.CONTACT) for heard in news)


def insist(
    voice: Voice, first: str, again: str, content: str, is_content: Callable[[News], bool]
) -> Generator[Step, News, bool]:
    """Say something, and something else again, until content; demand a person in the end.

    Returns: whether they were content, which they say, or led to a person.
    """
    news = yield from ask(voice, first)
    for _ in range(ROUNDS):
        if is_content(news):
            yield from ask(voice, content)
            return True
        news = yield from ask(voice, again)
    return is_led_to_a_person((yield from ask(voice, "human")))


def farewell(voice: Voice) -> Talk:
    """Say thanks and goodbye, and hear whether it is returned."""
    yield from write(voice, voice.with_emoji(f"{voice.say('thank')} {voice.say('bye')}"))
    return (yield from hear())
