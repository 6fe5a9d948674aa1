"""Imports of libraries that break when they meet frozen ``datetime`` types in C.

While such a library, or any C extension, is being imported it sees the real types; afterwards the
globals of the modules that came with it get the frozen ones, as freezegun's own scan would do.
"""

import datetime
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec

THAWED_LIBRARIES = frozenset(
    {"pandas", "pendulum", "pyarrow", "polars", "whenever", "cftime", "astropy"}
)
"""pandas crashes and pendulum loses methods when they are imported frozen (freezegun #98, #464)."""


class Thaw:
    """Shows the real ``datetime`` and ``date`` to whatever is imported inside ``during_import``."""

    def __init__(self, fakes: Mapping[int, object], real: tuple[type, type]) -> None:
        """Take the frozen stand-ins by the ``id`` of what they stand for, and the real types."""
        self._fakes = fakes
        self._real = real
        self._depth = 0

    @contextmanager
    def during_import(self) -> Iterator[None]:
        """Show the real types, then freeze what has been imported meanwhile."""
        self._depth += 1
        frozen = datetime.datetime, datetime.date
        known = set(sys.modules) if self._depth == 1 else set()
        datetime.datetime, datetime.date = self._real  # type: ignore[misc, assignment]
        try:
            yield
        finally:
            datetime.datetime, datetime.date = frozen  # type: ignore[misc]
            self._depth -= 1
            if self._depth == 0:
                for name in set(sys.modules) - known:
                    self._freeze(sys.modules.get(name))

    def _freeze(self, module: types.ModuleType | None) -> None:
        if isinstance(module, types.ModuleType):
            for name, value in list(vars(module).items()):
                fake = self._fakes.get(id(value))
                if fake is not None:
                    setattr(module, name, fake)


class ThawingFinder(importlib.abc.MetaPathFinder):
    """Finds the listed libraries like anybody else, and has them loaded thawed."""

    def __init__(self, thaw: Thaw) -> None:
        self._thaw = thaw

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: types.ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return the spec that the other finders give, with a thawing loader."""
        if fullname not in THAWED_LIBRARIES:
            return None
        for finder in sys.meta_path:
            if finder is not self and hasattr(finder, "find_spec"):
                spec = finder.find_spec(fullname, path, target)
                if spec is not None and spec.loader is not None:
                    spec.loader = _ThawingLoader(spec.loader, self._thaw)
                    return spec
        return None


class _ThawingLoader(importlib.abc.Loader):
    def __init__(self, inner: importlib.abc.Loader, thaw: Thaw) -> None:
        self._inner = inner
        self._thaw = thaw

    def create_module(self, spec: ModuleSpec) -> types.ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: types.ModuleType) -> None:
        with self._thaw.during_import():
            self._inner.exec_module(module)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


def install(thaw: Thaw) -> None:
    """Have the listed libraries and every C extension imported thawed from now on."""
    sys.meta_path.insert(0, ThawingFinder(thaw))
    loader = importlib.machinery.ExtensionFileLoader
    for name in ("create_module", "exec_module"):
        real = getattr(loader, name)

        def thawed(self: object, argument: object, _real: object = real) -> object:
            with thaw.during_import():
                return _real(self, argument)  # type: ignore[operator]

        setattr(loader, name, thawed)
