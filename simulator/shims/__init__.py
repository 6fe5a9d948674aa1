"""One module per library; each exports ``SHIM``."""

from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from simulator.attaching.imports import when_imported
from simulator.shim import Shim
from simulator.timeflow.face import Installation

SHIMS: tuple[Shim, ...] = tuple(
    import_module(f"{__name__}.{module.name}").SHIM for module in iter_modules(__path__)
)

_taught: list[Installation] = []


def install_shims(installation: Installation) -> None:
    """Teach every library that there is a shim for, now or when it is imported; once."""
    if installation in _taught:
        return
    _taught.append(installation)
    for shim in SHIMS:
        when_imported(shim.module, partial(_install, shim, installation))


def _install(shim: Shim, installation: Installation, module: object) -> None:
    shim.install(module, installation)  # type: ignore[arg-type]
