import importlib
import importlib.util
import sys
import types
from contextlib import contextmanager

import pytest

from simulator.attaching.imports import around_import, when_imported


@pytest.fixture
def awaited(tmp_path, monkeypatch):
    """A module that can be imported, and what was done when it was."""
    name = f"awaited_{tmp_path.name.replace('-', '_')}"
    (tmp_path / f"{name}.py").write_text("value = 5\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    sys.modules.pop(name, None)


def test_a_module_that_is_there_is_acted_on_at_once():
    seen = []
    when_imported("sys", seen.append)
    assert seen == [sys]


def test_a_module_that_comes_later_is_acted_on_once_it_is_loaded(awaited):
    seen = []
    for number in range(2):
        when_imported(awaited, lambda module, number=number: seen.append((number, module.value)))
    assert seen == []
    importlib.import_module(awaited)
    assert seen == [(0, 5), (1, 5)]


def test_looking_for_a_module_is_not_importing_it(awaited):
    seen: list[types.ModuleType] = []
    when_imported(awaited, seen.append)
    assert importlib.util.find_spec(awaited) is not None
    assert seen == []
    importlib.import_module(awaited)
    assert len(seen) == 1


def test_a_module_can_be_loaded_inside_something(awaited):
    seen = []

    @contextmanager
    def around(module):
        seen.append(hasattr(module, "value"))
        yield
        seen.append(hasattr(module, "value"))

    around_import(awaited, around)
    importlib.import_module(awaited)
    assert seen == [False, True]


def test_a_module_that_does_not_exist_is_not_found_either_way():
    when_imported("nobody_wrote_this", list)
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("nobody_wrote_this")
