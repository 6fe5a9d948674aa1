"""Collecting ``.feature`` files directly, without any Python file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from pytest_bdd import scenario
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.feature import get_feature

from scenarios.keys import SESSION
from scenarios.running import shown_path, template_of
from simulator.errors import SimulatorError


class FeatureFile(pytest.Module):
    """A feature file as a module of tests, one for each scenario or row of examples."""

    def _getobj(self) -> ModuleType:
        module = ModuleType(self.path.stem)
        module.__doc__ = f"Scenarios of {self.path.name}."
        module.__file__ = str(self.path)
        for name in self._names():
            setattr(module, name, self._bind(name))
        return module

    def _names(self) -> Iterable[str]:
        shown = shown_path(self.path, self.config.invocation_params.dir)
        problem = problem_with(self.path)
        if problem:
            raise self.CollectError(f"{shown}:{problem}")
        try:
            feature = get_feature(str(self.path.parent), self.path.name)
        except GherkinParseError as error:
            raise self.CollectError(f"{shown}:{error.line}: {error.message}") from None
        return feature.scenarios

    def _bind(self, name: str) -> object:
        decorate = scenario(self.path.name, name, features_base_dir=str(self.path.parent))

        def played() -> None:
            """Nothing follows the last step."""

        bound = decorate(played)
        return pytest.mark.usefixtures("stage")(bound)

    def istestfunction(self, obj: object, name: str) -> bool:  # noqa: ARG002 - pytest's
        """Take every scenario for a test, whatever it is called."""
        return not name.startswith("__")

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Return the tests, each of which knows its line."""
        for item in super().collect():
            template = template_of(item) if isinstance(item, pytest.Item) else None
            if template is not None:
                shown = shown_path(self.path, self.config.rootpath)
                item.__dict__["location"] = (shown, template.line_number - 1, item.name)
            yield item


def problem_with(path: Path) -> str:
    """Return ``line: what is wrong`` with a feature file, empty where nothing is.

    Found here is what pytest-bdd lets pass or reports without a line: text that is not UTF-8,
    a syntax error's own words, an empty file, a scenario without steps, and two scenarios of one
    name, of which it would silently keep the last.
    """
    try:
        document = Parser().parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        return f"1: not UTF-8 ({error.reason} at byte {error.start}); save the file as UTF-8"
    except CompositeParserException as error:
        first = error.errors[0]
        text = str(first).split(": ", 1)[-1].splitlines()[0]
        return f"{first.location['line']}: {text}"
    feature: Any = document.get("feature")
    if not feature:
        return "1: no feature; begin with 'Feature:' and its name"
    children: list[Any] = feature["children"]
    nested = [c for child in children for c in child.get("rule", {}).get("children", ())]
    found = [child["scenario"] for child in (*children, *nested) if "scenario" in child]
    names = Counter(scenario["name"] for scenario in found)
    for one in found:
        line, name = one["location"]["line"], one["name"]
        if names[name] > 1:
            return f"{line}: two scenarios are named {name!r}; rename one"
        if not one["steps"]:
            return f"{line}: scenario {name!r} has no steps; they begin with Given, When or Then"
    return ""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect feature files."""
    if file_path.suffix == ".feature":
        return FeatureFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out scenarios that a Python file binds already; then attach the bot."""
    bound = set()
    for item in items:
        template = template_of(item)
        if template is not None and not isinstance(item.parent, FeatureFile):
            bound.add((template.feature.filename, template.name))
    items[:] = [item for item in items if not _is_bound(item, bound)]
    _attach(config, items)


def _is_bound(item: pytest.Item, bound: set[tuple[str, str]]) -> bool:
    template = template_of(item)
    if template is None or not isinstance(item.parent, FeatureFile):
        return False
    return (template.feature.filename, template.name) in bound


def _attach(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Attach the bot before the first scenario, so that a bad address ends the run at once."""
    harness = config.stash[SESSION].harness
    if harness is None or harness.settings.isolate or not plays_scenarios(config, items):
        return
    try:
        harness.attach()
    except SimulatorError as error:
        raise pytest.UsageError(str(error)) from None


def plays_scenarios(config: pytest.Config, items: list[pytest.Item]) -> bool:
    """Return whether this process is no worker of another and will need the bot."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return False
    return any("stage" in getattr(item, "fixturenames", ()) for item in items)
