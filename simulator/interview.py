"""What a bot can do, found out by asking it: in which words it understands what people want.

Each question is put by somebody new, in several ways, until one is answered as it should be.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from fake_graph.journal import Author, MessageReceived, MessageSent
from simulator.act import Act
from simulator.customer import Customer
from simulator.harness import Harness
from simulator.phrasing import phrasing
from simulator.reading import cues_in
from simulator.spoken import words_of
from simulator.world import World

PATIENCE = timedelta(minutes=1)
"""How long an answer is waited for; house."""
Answers = tuple[str, ...]


def interview(harness: Harness, locale: str) -> Mapping[str, str]:
    """Return ``task``, ``human`` and ``nonsense`` in words that work; empty where none does.

    Raises:
        BotError, BadInput: the bot cannot be attached, or there is no such locale.
    """
    language = phrasing(locale[:2]).language
    with harness.world("Interview") as world:
        return {
            "task": _first_way(world, locale, "question", lambda said: _helps(said, language)),
            "human": _first_way(world, locale, "human", lambda said: _leads(said, language)),
            "nonsense": _first_way(world, locale, "nonsense", lambda said: _lost(said, language)),
        }


def _first_way(world: World, locale: str, purpose: str, fits: Callable[[Answers], bool]) -> str:
    ways = len(phrasing(locale[:2]).says[purpose])
    for number in range(ways):
        customer = world.customer(locale=locale)
        text = customer.voice(world.fake(f"{purpose} {number}", locale)).ways(purpose)[number]
        customer.say(text)
        world.clock.advance(PATIENCE)
        if fits(_answers(world, customer)):
            return text
    return ""


def _answers(world: World, customer: Customer) -> Answers:
    """Return what the bot has said since the customer last wrote."""
    said: list[str] = []
    for entry in world.graph.journal.of(customer.psid):
        match entry:
            case MessageReceived():
                said.clear()
            case MessageSent(author=Author.APP):
                said.append(words_of(entry))
    return tuple(said)


def _helps(said: Answers, language: str) -> bool:
    return bool(said) and not _lost(said, language) and not _leads(said, language)


def _leads(said: Answers, language: str) -> bool:
    return _does(said, language, Act.HANDOFF, Act.CONTACT) and not _lost(said, language)


def _lost(said: Answers, language: str) -> bool:
    return _does(said, language, Act.NOT_UNDERSTOOD)


def _does(said: Answers, language: str, *acts: Act) -> bool:
    return any(cues_in(text, act, language) for text in said for act in acts)
