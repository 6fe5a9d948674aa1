"""Whether a message says anything concrete."""

import re
from collections.abc import Iterable

from simulator.detectors.words import content_words
from simulator.text.act import Act
from simulator.transcript import Turn

FEW_WORDS = 4
"""Words with a meaning, up to which a message without anything concrete is vague; the catalogue."""
_CONCRETE = {Act.ABOUT_ORDER, Act.ABOUT_EVENT, Act.ABOUT_ACCOUNT, Act.PLACE, Act.RELATION}
_NUMBER = re.compile(r"\d")


def is_vague(turn: Turn) -> bool:
    """Return whether the message is a teaser, or too short to say anything."""
    return is_vague_row([turn])


def is_vague_row(row: Iterable[Turn]) -> bool:
    """Return whether the bubbles of one notification say nothing concrete, taken together."""
    turns = [turn for turn in row if turn.text]
    if not turns:
        return False
    concrete = any(turn.acts & _CONCRETE or _NUMBER.search(turn.text) for turn in turns)
    if concrete:
        return False
    if any(Act.TEASER in turn.acts for turn in turns):
        return True
    words = frozenset[str]().union(*(content_words(turn.text) for turn in turns))
    return len(words) <= FEW_WORDS and not any(turn.template for turn in turns)
