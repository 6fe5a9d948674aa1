"""The rules, one a file, in a folder a category; listing the folders is the registration."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from simulator.facts import Change
from simulator.rule import Category, Rule
from simulator.transcript import Transcript

CHAPTERS = "WRCTFSLBPGV"
"""The categories' letters in the order of the catalogue."""


def _listed() -> Iterator[tuple[Rule, Category]]:
    for folder in iter_modules(__path__, f"{__name__}."):
        package = import_module(folder.name)
        for file in iter_modules(package.__path__, f"{folder.name}."):
            yield import_module(file.name).RULE, package.CATEGORY


def _place(rule: Rule) -> tuple[int, str]:
    chapter = CHAPTERS.find(rule.code[0])
    return chapter if chapter >= 0 else len(CHAPTERS), rule.code


_CATEGORIES = {rule.code: category for rule, category in _listed()}
RULES: tuple[Rule, ...] = tuple(sorted((rule for rule, _ in _listed()), key=_place))
"""Every rule, in the order of the catalogue."""


def category_of(rule: Rule) -> Category:
    """Return the category in whose folder ``rule`` is."""
    return _CATEGORIES[rule.code]


def find_rules(name: str) -> tuple[Rule, ...]:
    """Return the rules with that code, name or group, in any case.

    Raises:
        LookupError: no rule has it; the message names the nearest that is known.
    """
    wanted = name.strip().casefold()
    found = tuple(rule for rule in RULES if wanted in _names(rule))
    if found:
        return found
    known = sorted({known for rule in RULES for known in _names(rule)})
    nearest = get_close_matches(wanted, known, n=1, cutoff=0.0)
    raise LookupError(f"no rule, group or code {name!r}; the nearest is {nearest[0]!r}")


def _names(rule: Rule) -> tuple[str, str, str]:
    return rule.code.casefold(), rule.name.casefold(), rule.group.casefold()


def wanted_changes(transcripts: Iterable[Transcript]) -> tuple[Change, ...]:
    """Return what has to be otherwise in further runs of a scenario, in alphabetical order.

    Where something is changed, one more run has nothing changed, to tell chance from effect.
    """
    comparing = [rule.compares for rule in RULES if rule.compares is not None]
    changes = {
        change
        for transcript in transcripts
        for compares in comparing
        for change in compares(transcript)
    }
    return tuple(sorted(changes | {Change.AGAIN})) if changes else ()
