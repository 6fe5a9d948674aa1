"""How fast texts are read and conversations are scored, on one core, without any cache.

``python benchmarks/etiquette.py`` prints messages a second for acts with the language known, for
everything that is told from a message but spelling, and with spelling; then the seconds that
10,000 conversations of 20 messages take to be scored, and what one of each rule costs.
"""

import random
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from simulator.act import Act
from simulator.lexicon import lexicon_of
from simulator.prefilter import fast
from simulator.scorecard import Scorecard
from simulator.sentence import abbreviations_of
from simulator.text import (
    broken,
    confusions,
    contacts,
    doubled,
    language,
    masking,
    placeholders,
    punctuation,
    shouting,
    spelling,
)
from simulator.text import sentences as sentence_room
from simulator.transcript import Transcript, Turn
from simulator.turn import Speaker

WARM_UP = 1_000
OPENINGS = ("Hello {n}, how can I help you today?", "Hi! Thanks for your message about order {n}.")
QUESTIONS = (
    "Where is my parcel {n}?",
    "Do you have the red shoes in size {n}?",
    "When do you open on Sundays, and is there parking?",
    "Can I talk to a person about invoice {n}?",
    "Thanks, that helps a lot!",
)
ANSWERS = (
    "Your parcel {n} is on its way and will be there tomorrow before noon.",
    "We open at nine and close at five; there is a garage at the back for {n} cars.",
    "I'll connect you with one of our agents, who will be with you within {n} minutes.",
    "Sorry, I didn't get that. Could you say it in other words, please?",
    "You're welcome! Is there anything else I can help you with?",
    "The red shoes cost {n} EUR and come in four sizes.",
)
CACHES = (
    *(confusions.confusions, contacts.contacts),
    *(language.identify, punctuation.slips, doubled._doubled, shouting._shouts),  # noqa: SLF001
    masking.mask,
    spelling._typos,  # noqa: SLF001
)


def messages(count: int) -> list[str]:
    """Return as many different messages."""
    chance = random.Random(7)
    pool = (*OPENINGS, *QUESTIONS, *ANSWERS)
    return [chance.choice(pool).format(n=n) for n in range(count)]


def conversations(count: int, turns: int = 20) -> list[Transcript]:
    """Return as many different conversations."""
    chance = random.Random(11)
    return [_conversation(chance, number, turns) for number in range(count)]


def _conversation(chance: random.Random, number: int, length: int) -> Transcript:
    turns = []
    for place in range(length):
        by_bot = place % 2 == 1
        pool = (OPENINGS if place == 1 else ANSWERS) if by_bot else QUESTIONS
        turns.append(
            Turn(
                at=timedelta(seconds=place * 7),
                speaker=Speaker.BOT if by_bot else Speaker.CUSTOMER,
                text=chance.choice(pool).format(n=number % 997),
                language="en",
            )
        )
    return Transcript(tuple(turns), end=turns[-1].at)


def rate(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """Return how many messages a second ``read`` reads, the caches emptied before."""
    for text in messages(WARM_UP):  # patterns are made into tables as they meet texts
        read(text)
    for cached in CACHES:
        cached.cache_clear()
    began = time.perf_counter()
    for text in texts:
        read(text)
    return len(texts) / (time.perf_counter() - began)


def everything(text: str) -> None:
    """Tell all from a message but its spelling."""
    lexicon = lexicon_of("en")
    language.identify(text)
    acts = lexicon.acts(text)
    for act in acts & {Act.PROMOTION, Act.SARCASM, Act.OFFENCE}:
        lexicon.cues(act, text)
    sentence_room.sentences(text, abbreviations_of("en"))
    punctuation.slips(text, "en")
    doubled.doubled(text, lexicon.settings["style"])
    confusions.confusions(text, "en")
    broken.broken(text)
    placeholders.placeholders(text)
    contacts.contacts(text)
    shouting.shouts(text)


def with_spelling(text: str) -> None:
    """Tell all from a message."""
    everything(text)
    spelling.typos(text, "en")


def main() -> None:
    """Measure and print."""
    texts = messages(20_000)
    print(f"re2: {'yes' if fast() else 'no'}")
    print(f"acts, language known: {rate(texts, lexicon_of('en').acts):,.0f} messages/s")
    print(f"all but spelling:     {rate(texts, everything):,.0f} messages/s")
    if not spelling.spelling_available():
        print(f"with spelling:        {rate(texts, with_spelling):,.0f} messages/s")
    many = conversations(10_000)
    began = time.perf_counter()
    card = Scorecard.of(many)
    took = time.perf_counter() - began
    print(f"10,000 conversations of 20: {took:.1f} s, score {card.total}")


if __name__ == "__main__":
    main()
