"""Which of the bot's texts are looked at for spelling, and what is found there."""

import re
from functools import lru_cache

from simulator.text.spelling import LANGUAGES, Typo, typos
from simulator.transcript import Transcript, Turn

_LOANED = frozenset(["chatbot", "chatbots", "emoji", "emojis", "login", "website"])
"""Words of our trade that dictionaries are late to learn."""
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


def spelled_in(language: str) -> bool:
    """Return whether there is a dictionary for ``language``."""
    return language in LANGUAGES


def templates(transcript: Transcript) -> list[Turn]:
    """Return the bot's messages, those that differ only in numbers once."""
    found: dict[str, Turn] = {}
    for turn in transcript.replies():
        if turn.text:
            found.setdefault(_DIGITS.sub("0", turn.text), turn)
    return list(found.values())


def misspelt(transcript: Transcript, turn: Turn) -> tuple[Typo, ...]:
    """Return what no dictionary knows in a message, the words that are known to be right left out.

    Those are the team's brand words, the person's name, and every word that the customer used.
    """
    if not spelled_in(turn.language):
        return ()
    found = typos(turn.text, turn.language)
    known = _LOANED | _known(transcript) if found else _LOANED
    return tuple(typo for typo in found if typo.word.casefold() not in known)


def _known(transcript: Transcript) -> frozenset[str]:
    facts = transcript.facts
    said = tuple(turn.text for turn in transcript.asked())
    return _words((facts.first_name, facts.last_name, *transcript.house.brand_words, *said))


@lru_cache(maxsize=1024)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
