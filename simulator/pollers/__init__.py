"""One module per library; each exports ``POLLER``."""

from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from simulator.attaching.imports import when_imported
from simulator.poller import Install, Looks, Poller
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
            when_imported(name, partial(_install, poller, install, looks))


def _install(poller: Poller, install: Install, looks: Looks, module: ModuleType) -> None:
    if poller.fits:
        install(module, looks)
