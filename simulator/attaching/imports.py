"""Acting on modules when they are imported, now or later."""

import importlib.abc
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from importlib.machinery import ModuleSpec

OnImport = Callable[[types.ModuleType], None]
Around = Callable[[types.ModuleType], AbstractContextManager[None]]


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the awaited modules like anybody else, and surrounds their loading."""

    def __init__(self) -> None:
        self.awaited: dict[str, list[Around]] = {}

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: types.ModuleType | None = None,
    ) -> ModuleSpec | None:
        if fullname not in self.awaited:
            return None
        for finder in sys.meta_path:
            if finder is not self and hasattr(finder, "find_spec"):
                spec = finder.find_spec(fullname, path, target)
                if spec is not None and spec.loader is not None:
                    spec.loader = _Loader(spec.loader, self.awaited)
                    return spec
        return None


class _Loader(importlib.abc.Loader):
    def __init__(self, inner: importlib.abc.Loader, awaited: dict[str, list[Around]]) -> None:
        self._inner = inner
        self._awaited = awaited

    def create_module(self, spec: ModuleSpec) -> types.ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: types.ModuleType) -> None:
        with ExitStack() as stack:
            for around in reversed(self._awaited.pop(module.__name__, [])):
                stack.enter_context(around(module))
            self._inner.exec_module(module)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


_FINDER = _Finder()


class Ours:
    """How a module of ours is imported later than at the start.

    Attributes:
        load: Replaced where the bot shall not find our packages.
    """

    load: Callable[[str], types.ModuleType] = staticmethod(importlib.import_module)


def import_ours(name: str) -> types.ModuleType:
    """Import a module of ours that needs a library of the bot's, now that this is there."""
    return Ours.load(name)


def when_imported(name: str, action: OnImport) -> None:
    """Call ``action`` with the module ``name``: at once if it is imported, else when it is."""
    module = sys.modules.get(name)
    if module is not None:
        action(module)
    else:
        around_import(name, partial(_afterwards, action))


@contextmanager
def _afterwards(action: OnImport, module: types.ModuleType) -> Iterator[None]:
    yield
    action(module)


def around_import(name: str, around: Around) -> None:
    """Have the module ``name`` loaded inside ``around(module)``, if it is imported later."""
    if _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)
    _FINDER.awaited.setdefault(name, []).append(around)
