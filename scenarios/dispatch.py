"""The three steps that pytest-bdd knows of us: any phrase under Given, When and Then.

A step of the user's own that fits a sentence wins: pytest-bdd takes the one that is defined
nearest to the scenario, and ours are the farthest.
"""

from importlib import import_module
from typing import Any

import pytest
from pytest_bdd import given, then, when
from pytest_bdd.parsers import StepParser
from pytest_bdd.steps import StepNamePrefix

from scenarios.matching import Match, matches
from scenarios.running import template_of
from scenarios.step import GIVEN, THEN, WHEN
from scenarios.steps import STEPS
from scenarios.unknown_step import AmbiguousStep


class AnyPhrase(StepParser):
    """Recognises every phrase that may stand under one kind of keyword."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"a phrase of Courtesy's after {kind}")
        self.kind = kind

    def is_matching(self, name: str) -> bool:
        """Return whether a phrase fits; whether its values do is found out when it runs."""
        return any((self.kind, match.phrase) in STEPS for match in matches(name))

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """Return the sentence; what it means depends on the feature's language as well."""
        return {"sentence": name, "kind": self.kind}


@given(AnyPhrase(GIVEN))
@when(AnyPhrase(WHEN))
@then(AnyPhrase(THEN))
def carry_out(
    request: pytest.FixtureRequest,
    sentence: str,
    kind: str,
    docstring: str | None = None,
    datatable: list[list[str]] | None = None,
) -> None:
    """Do what a sentence says.

    Raises:
        AmbiguousStep: it is several phrases.
        BadInput: a value of its fields is none.
    """
    match = _only_match(kind, sentence, template_of(request.node).feature.language)
    step = STEPS[kind, match.phrase]
    known = match.values() | {"stage": request.getfixturevalue("stage")}
    below = {"docstring": docstring, "datatable": datatable}
    known |= {name: value for name, value in below.items() if value is not None}
    step.function(**{name: known[name] for name in step.fields if name in known})


def _only_match(kind: str, sentence: str, language: str) -> Match:
    for found in (matches(sentence, language), matches(sentence)):
        fitting = [match for match in found if (kind, match.phrase) in STEPS]
        if len(fitting) > 1:
            raise AmbiguousStep(sentence, tuple(match.sentence.text for match in fitting))
        if fitting:
            return fitting[0]
    raise AssertionError(sentence)  # the parser has matched it


def search_steps_only() -> None:
    """Have pytest-bdd look for a step among steps, not among all fixtures, once for the process.

    Its search asks pytest about every fixture by name, at every sentence. All steps, the user's
    own as well, have names of one kind.
    """
    scenario = import_module("pytest_bdd.scenario")
    every = scenario.get_fixture_names

    def of_steps(fixturemanager: Any) -> list[str]:  # noqa: ANN401 - pytest's
        return [name for name in every(fixturemanager) if name.startswith(_STEP)]

    if every.__module__ != __name__:
        scenario.get_fixture_names = of_steps  # type: ignore[attr-defined]


_STEP = StepNamePrefix.step_def.value


def pytest_configure() -> None:
    """Make the search for steps short."""
    search_steps_only()


__all__ = ["carry_out", "pytest_configure"]
