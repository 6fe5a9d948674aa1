"""Imports of libraries that break when they meet frozen ``datetime`` types in C.

While such a library, or any C extension, is being imported it sees the real types; afterwards the
globals of the modules that came with it get the frozen ones, as freezegun's own scan would do.
"""

import datetime
import importlib.machinery
import sys
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from simulator.attaching.imports import around_import

THAWED_LIBRARIES = frozenset(
    {"pandas", "pendulum", "pyarrow", "polars", "whenever", "cftime", "astropy", "pydantic.v1"}
)
"""pandas crashes and pendulum loses methods when they are imported frozen (freezegun #98, #464).

pydantic.v1, which FastAPI imports, too, derives from ``date`` with a metaclass of its own.
"""


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


def install(thaw: Thaw) -> None:
    """Have the listed libraries and every C extension imported thawed from now on."""
    for name in THAWED_LIBRARIES:
        around_import(name, lambda _: thaw.during_import())
    loader = importlib.machinery.ExtensionFileLoader
    for name in ("create_module", "exec_module"):
        real = getattr(loader, name)

        def thawed(self: object, argument: object, _real: object = real) -> object:
            with thaw.during_import():
                return _real(self, argument)  # type: ignore[operator]

        setattr(loader, name, thawed)
