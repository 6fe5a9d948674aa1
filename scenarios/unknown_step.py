"""A sentence that no step understands, and the one that its author may have meant."""

import re

from scenarios.phrase import all_phrases
from simulator.errors import ScenarioError, closest

_EXAMPLES = {
    "Who": "the customer",
    "Wait": "5 minutes",
    "Moment": "2026-09-07 18:00",
    "Hour": "9:00",
    "Quoted": '"\u2026"',
    "d": "10",
    "": "\u2026",
}
"""What stands for a field of each type."""


class UnknownStep(ScenarioError):
    """A feature has a sentence that no step understands."""

    def __init__(self, path: str, line: int, kind: str, sentence: str) -> None:
        known = {_shape(s.text): s.text for found in all_phrases().values() for s in found}
        near = closest(_shape(sentence), known)
        hint = f"; did you mean: {_example(known[near])}" if near is not None else ""
        super().__init__(f"{path}:{line}: no step for {kind.capitalize()} {sentence!r}{hint}")


def _example(sentence: str) -> str:
    """Return a sentence as an author could write it."""
    return re.sub(r"\{\w+:?(\w*)\}", lambda field: _EXAMPLES[field[1]], sentence)


def _shape(sentence: str) -> str:
    """Return a sentence with its values and fields taken out, so that only its words count."""
    return re.sub(r'"[^"]*"|\{[^}]*\}|\d+', "_", sentence).lower()
