"""A step: what a phrase does under Given, When or Then.

``steps/`` has them by subject. pytest-bdd would ask each of hundreds of step fixtures about each
sentence; so it knows three of ours (``scenarios.dispatch``), and these look the phrase up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])
GIVEN, WHEN, THEN = "given", "when", "then"
KINDS = (GIVEN, WHEN, THEN)


class Unmet(AssertionError):
    """What a step expects is not so; told in the step's own words.

    pytest adds its own to those of an ``assert`` in an installed plugin, line upon line.
    """


@dataclass(frozen=True, slots=True)
class Step:
    """What carries a phrase out.

    Attributes:
        fields: The names of its parameters.
    """

    function: Callable[..., Any]
    fields: tuple[str, ...]


_MARK = "_courtesy_steps"


def given(phrase: str) -> Callable[[Function], Function]:
    """Return a decorator: the function carries ``phrase`` out under Given."""
    return _marked(GIVEN, phrase)


def when(phrase: str) -> Callable[[Function], Function]:
    """Return a decorator: the function carries ``phrase`` out under When."""
    return _marked(WHEN, phrase)


def then(phrase: str) -> Callable[[Function], Function]:
    """Return a decorator: the function carries ``phrase`` out under Then."""
    return _marked(THEN, phrase)


def _marked(kind: str, phrase: str) -> Callable[[Function], Function]:
    def decorate(function: Function) -> Function:
        marks = getattr(function, _MARK, ())
        setattr(function, _MARK, (*marks, (kind, phrase)))
        return function

    return decorate


def steps_in(module: object) -> Mapping[tuple[str, str], Step]:
    """Return the steps of a module, by kind and phrase."""
    return {
        mark: Step(function, tuple(signature(function).parameters))
        for function in vars(module).values()
        for mark in getattr(function, _MARK, ())
    }
