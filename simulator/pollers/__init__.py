"""One module per library; each exports ``POLLER``."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from simulator.imports import when_imported
from simulator.poller import Looks, Poller
from simulator.timeflow.face import Installation

POLLERS: tuple[Poller, ...] = tuple(
    import_module(f"{__name__}.{module.name}").POLLER for module in iter_modules(__path__)
)


def attend(installation: Installation, *, exact: bool = False) -> None:
    """Leave out looks in vain of these libraries from now on; none at all if ``exact``."""
    installation.scheduler.polls.exact = exact
    looks = Looks(installation)
    for poller in POLLERS:
        for name, install in poller.modules.items():
            when_imported(name, partial(_install, install, looks))


def _install(
    install: Callable[[ModuleType, Looks], None], looks: Looks, module: ModuleType
) -> None:
    install(module, looks)
