"""A sentence that no step understands, or that several do, and what its author may have meant."""

import re

from rapidfuzz import fuzz, process

from scenarios.matching import matches
from scenarios.steps import kinds_of
from scenarios.vocabulary import ENGLISH, FIELD, languages, vocabulary
from simulator.errors import ScenarioError

NEAREST = 3
"""Sentences that are offered in place of one that nobody understands."""
ALIKE = 45
"""Percent of likeness from which on a sentence is worth offering."""
EXAMPLES = {
    "Wait": "5 {minute}",
    "Moment": "2026-09-07 18:00",
    "Hour": "9:00",
    "Quoted": '"\u2026" {and} "\u2026"',
    "Mix": '10 % "angry"',
    "Place": "https://shop.example/orders",
    "Status": "503",
    "d": "10",
    "Who": "{customer}",
    "": "\u2026",
}
"""What stands for a field of each type; in braces a word of the language."""


class UnknownStep(ScenarioError):
    """A feature has a sentence that no step understands."""

    def __init__(
        self, path: str, line: int, kind: str, sentence: str, language: str = ENGLISH
    ) -> None:
        found = matches(sentence, language)
        wanted = kinds_of(found[0].phrase) if found else ()
        if wanted:
            hint = f"; this sentence goes with {' or '.join(map(str.capitalize, wanted))}"
        else:
            near = nearest_sentences(sentence, language)
            hint = f"; did you mean: {'; or: '.join(near)}" if near else ""
        super().__init__(f"{path}:{line}: no step for {kind.capitalize()} {sentence!r}{hint}")


class AmbiguousStep(ScenarioError):
    """A feature has a sentence that means several things."""

    def __init__(self, sentence: str, candidates: tuple[str, ...]) -> None:
        listed = "; or: ".join(candidates)
        super().__init__(f"{sentence!r} may mean several things; write it another way: {listed}")


def nearest_sentences(sentence: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Return the sentences that are most like one, with examples in their fields, likest first."""
    spoken = [code for code in dict.fromkeys((language, ENGLISH)) if code in languages()]
    for code in spoken:
        known = {s.text: _shape(s.text) for s in vocabulary(code).sentences}
        found = process.extract(
            _shape(sentence), known, scorer=fuzz.ratio, limit=NEAREST, score_cutoff=ALIKE
        )
        if found:
            return tuple(example_of(text, code) for _, _, text in found)
    return ()


def example_of(sentence: str, language: str = ENGLISH) -> str:
    """Return a sentence as an author could write it."""
    words = vocabulary(language).words.table

    def filled(field: re.Match[str]) -> str:
        written = EXAMPLES[field[2] or ""]
        several = {name: forms[min(1, len(forms) - 1)] for name, forms in words.items()}
        return written.format(**(several | {name: words[name][0] for name in ("customer", "and")}))

    return FIELD.sub(filled, sentence)


def _shape(sentence: str) -> str:
    """Return a sentence with its values and fields taken out, so that only its words count."""
    return re.sub(r'"[^"]*"|\{[^}]*\}|\d+', "_", sentence).lower()
