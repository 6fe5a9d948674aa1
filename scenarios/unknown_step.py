"""A sentence that no step understands, and the one that its author may have meant."""

import re

from scenarios.phrase import all_phrases
from simulator.errors import ScenarioError, closest


class UnknownStep(ScenarioError):
    """A feature has a sentence that no step understands."""

    def __init__(self, path: str, line: int, kind: str, sentence: str) -> None:
        known = {_shape(s.text): s.text for found in all_phrases().values() for s in found}
        near = closest(_shape(sentence), known)
        hint = f"; did you mean: {known[near]}" if near is not None else ""
        super().__init__(f"{path}:{line}: no step for {kind.capitalize()} {sentence!r}{hint}")


def _shape(sentence: str) -> str:
    """Return a sentence with its values and fields taken out, so that only its words count."""
    return re.sub(r'"[^"]*"|\{[^}]*\}|\d+', "_", sentence).lower()
