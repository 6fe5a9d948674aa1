"""How fast texts are read and conversations are scored, on one core, without any cache.

``python benchmarks/etiquette.py`` prints messages a second for acts with the language known, for
everything that is told from a message but spelling, and with spelling: of messages made of a few
forms, as bots send them, and of sentences of which none was seen before. Then come the seconds that
10,000 conversations of 20 messages take to be scored.
"""

import random
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from importlib.resources import files

from simulator import lexicon
from simulator.lexicon import languages, lexicon_of
from simulator.scoring.scorecard import Scorecard
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
from simulator.text.act import Act
from simulator.text.sentence import abbreviations_of
from simulator.transcript import Transcript, Turn
from simulator.turn import Speaker

WARM_UP = 1_000
ROUNDS = 3
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
    lexicon._tidied,  # noqa: SLF001
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


def sentences_of(language: str, half: str) -> list[str]:
    """Return one half of the sentences that were written for a language, each once."""
    file = files("simulator") / "lexicons" / "samples" / f"{language}.tsv"
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines()[1:])
    return list(dict.fromkeys(row[3] for row in rows if row[0] == half))


def rate(warm: Sequence[str], texts: Sequence[str], read: Callable[[str], object]) -> float:
    """Return how many of ``texts`` are read in a second after ``warm``, the caches emptied."""
    for text in warm:  # words are looked up as texts bring them
        read(text)
    took = 0.0
    for _ in range(ROUNDS):
        for cached in CACHES:
            cached.cache_clear()
        began = time.perf_counter()
        for text in texts:
            read(text)
        took += time.perf_counter() - began
    return ROUNDS * len(texts) / took


def everything(text: str, known: str) -> None:
    """Tell all from a message in a known language but its spelling."""
    words = lexicon_of(known)
    language.identify(text)
    acts = words.acts(text)
    for act in acts & {Act.PROMOTION, Act.SARCASM, Act.OFFENCE}:
        words.cues(act, text)
    sentence_room.sentences(text, abbreviations_of(known))
    punctuation.slips(text, known)
    doubled.doubled(text, words.settings["style"])
    confusions.confusions(text, known)
    broken.broken(text)
    placeholders.placeholders(text)
    contacts.contacts(text)
    shouting.shouts(text)


def with_spelling(text: str, known: str) -> None:
    """Tell all from a message in a known language."""
    everything(text, known)
    spelling.typos(text, known)


def measure(what: str, known: str, warm: Sequence[str], texts: Sequence[str]) -> None:
    """Print how fast texts in a language are read."""
    rates = [
        rate(warm, texts, lexicon_of(known).acts),
        rate(warm, texts, partial(everything, known=known)),
    ]
    if not spelling.spelling_available():
        rates.append(rate(warm, texts, partial(with_spelling, known=known)))
    print(f"{what:<28}", *(f"{one:>12,.0f}" for one in rates))


def main() -> None:
    """Measure and print."""
    print(f"{'messages a second':<28} {'acts':>12} {'all but typos':>13} {'with typos':>12}")
    texts = messages(20_000)
    measure("en, of 13 forms", "en", texts[:WARM_UP], texts[WARM_UP:])
    for known in languages():
        tuned, held = (sentences_of(known, half) for half in ("tune", "held"))
        measure(f"{known}, {len(held)} never seen", known, tuned, held)
    many = conversations(10_000)
    began = time.perf_counter()
    card = Scorecard.of(many)
    took = time.perf_counter() - began
    print(f"10,000 conversations of 20: {took:.1f} s, score {card.total}")


if __name__ == "__main__":
    main()
