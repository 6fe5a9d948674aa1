"""A crowd as tests: one for each cell, so that whatever plays scenarios plays crowds as well.

``courtesy crowd`` writes a file for a run, which says how large the crowd is; its name ends in
``.crowd``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scenarios.stage import Stage
from simulator.people.crowd import play_cell
from simulator.people.population import Mix, Population, Rhythm
from simulator.persona import Heard
from simulator.phrasing import phrasing
from simulator.text.act import Act
from simulator.world import faker_for

HEEDED = (Act.NOT_UNDERSTOOD, Act.HANDOFF, Act.CONTACT, Act.APOLOGY, Act.ASKS_HUMAN)
"""What personas listen for."""

SUFFIX = ".crowd"
NAME = "crowd"


def write_crowd(path: Path, population: Population, only: int | None = None) -> None:
    """Write a file that pytest collects as this crowd, or as the cell of one of its members."""
    data = asdict(population) | {"span": population.span.total_seconds(), "only": only}
    path.write_text(json.dumps(data), encoding="utf-8")


def read_crowd(path: Path) -> tuple[Population, int | None]:
    """Return what ``write_crowd`` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    mix, only = data.pop("mix"), data.pop("only")
    mix |= {"locales": tuple(mix["locales"]), "rhythm": Rhythm(mix["rhythm"])}
    span = timedelta(seconds=data.pop("span"))
    return Population(**data, span=span, mix=Mix(**mix)), only


class Cell(pytest.Function):
    """A cell of a crowd; whichever file it came from, it is called the same."""

    has_twins = False
    """Whether it is to be lived again with something changed: that is for scenarios."""
    first = 1
    """The number of its first member."""

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where it stands: in the crowd, by its first member's number."""
        return self.config.invocation_params.dir / NAME, self.first - 1, self.name


class CrowdFile(pytest.Module):
    """A crowd as a module of tests."""

    def _getobj(self) -> ModuleType:
        return ModuleType(NAME)

    def collect(self) -> Iterator[pytest.Item]:
        """Return a test for each cell."""
        population, only = read_crowd(self.path)
        warm_up(population.mix.locales)
        wanted = None if only is None else population.cell_of(only)
        for number, members in enumerate(population.cells(), start=1):
            if wanted in (None, number):
                yield self._cell(number, members, population)

    def _cell(self, number: int, members: Sequence[int], population: Population) -> Cell:
        name = f"cell {number}, customers {members[0]} to {members[-1]}"
        item: Cell = Cell.from_parent(self, name=name, callobj=_playing(population, members))
        item.first = members[0]
        item.__dict__["location"] = (NAME, item.first - 1, name)
        return item


def warm_up(locales: Iterable[str]) -> None:
    """Load now what all members need, so that not every cell's fork has to."""
    for locale in locales:
        faker_for(locale)
        heard = Heard(".", language=phrasing(locale[:2]).language)
        heard.does(*HEEDED)


def _playing(population: Population, members: Sequence[int]) -> Callable[..., Any]:
    def played(stage: Stage) -> None:
        play_cell(stage.world, population, members)

    return played


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect crowds."""
    if file_path.suffix == SUFFIX:
        return CrowdFile.from_parent(parent, path=file_path)
    return None
