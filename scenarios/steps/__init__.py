"""What the sentences of a feature do: one subject a file, one call a sentence."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from scenarios.step import KINDS, Step, steps_in

STEPS: Mapping[tuple[str, str], Step] = {
    mark: step
    for module in iter_modules(__path__)
    for mark, step in steps_in(import_module(f"{__name__}.{module.name}")).items()
}
"""Every step by its kind and its phrase."""


def kinds_of(phrase: str) -> tuple[str, ...]:
    """Return under which of Given, When and Then a phrase may stand."""
    return tuple(kind for kind in KINDS if (kind, phrase) in STEPS)
