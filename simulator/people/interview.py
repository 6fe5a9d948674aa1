"""What a bot can do, found out by asking it: in which words it understands what people want.

Each question is put by somebody new, in several ways, until one is answered as it should be.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from simulator.harness import Harness
from simulator.people.conversation import play
from simulator.people.habits import is_led_to_a_person, is_understood
from simulator.people.voice import Voice
from simulator.persona import News, Open, Pause, Persona, Say, Script
from simulator.phrasing import phrasing
from simulator.text.act import Act
from simulator.world import World

PATIENCE = timedelta(minutes=1)
"""How long an answer is waited for; house."""


def interview(harness: Harness, locale: str) -> Mapping[str, str]:
    """Return ``task``, ``human`` and ``nonsense`` in words that work; empty where none does.

    Raises:
        BotError, BadInput: the bot cannot be attached, or there is no such locale.
    """
    with harness.world("Interview") as world:
        return {
            "task": _first_way(world, locale, "question", _helps),
            "human": _first_way(world, locale, "human", _leads),
            "nonsense": _first_way(world, locale, "nonsense", _is_lost),
        }


def _first_way(world: World, locale: str, purpose: str, fits: Callable[[News], bool]) -> str:
    for number in range(len(phrasing(locale[:2]).says[purpose])):
        customer = world.customer(locale=locale)
        voice = customer.voice(world.fake(f"{purpose} {number}", locale))
        text = voice.ways(purpose)[number]
        asking = customer.conversation(_asker(text, fits), voice)
        play([asking], world.clock, world.graph.journal)
        if asking.reached:
            return text
    return ""


def _asker(text: str, fits: Callable[[News], bool]) -> Persona:
    """Return somebody who says one thing and is content if what comes of it fits."""

    def talk(voice: Voice) -> Script:  # noqa: ARG001 - the text is given
        yield Open()
        yield Say(text)
        return fits((yield Pause(PATIENCE)))

    return Persona(name="asker", talk=talk)


def _helps(news: News) -> bool:
    return is_understood(news) and not is_led_to_a_person(news)


def _leads(news: News) -> bool:
    return is_understood(news) and is_led_to_a_person(news)


def _is_lost(news: News) -> bool:
    return any(heard.does(Act.NOT_UNDERSTOOD) for heard in news)
