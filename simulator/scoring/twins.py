"""Comparing a conversation with what became of it where one thing was changed."""

import re

from simulator.facts import Change
from simulator.transcript import Transcript, Turn

_DIGITS = re.compile(r"\d+")


def first_replies(transcript: Transcript, turns: int) -> tuple[Turn, ...]:
    """Return the bot's messages in its first few turns."""
    answered = [exchange.answer for exchange in transcript.exchanges() if exchange.answer]
    return tuple(turn for answer in answered[:turns] for turn in answer)


def answers_alike(transcript: Transcript, change: Change, turns: int) -> bool:
    """Return whether the first few turns are the same with ``change`` as without it.

    They are too where they differ no more than they do with nothing changed: that is chance.
    Numbers and names do not count.
    """
    words = _words(transcript, turns)
    changed = [_words(twin, turns) for twin in transcript.twins.get(change, ())]
    again = [_words(twin, turns) for twin in transcript.twins.get(Change.AGAIN, ())]
    if any(words == other for other in changed):
        return True
    return bool(again) and any(words != other for other in again)


def _words(transcript: Transcript, turns: int) -> tuple[str, ...]:
    replies = first_replies(transcript, turns)
    texts = (part for turn in replies for part in (turn.text, *turn.quick_replies))
    return tuple(_masked(text, transcript) for text in texts)


def _masked(text: str, transcript: Transcript) -> str:
    facts = transcript.facts
    for name in (facts.first_name, facts.last_name):
        text = text.replace(name, "…") if name else text
    return _DIGITS.sub("0", text)
