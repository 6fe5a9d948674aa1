"""One module per way in which a bot can live; each exports ``DRIVER``."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from simulator.connector import Connector, Home
from simulator.driver import Driver, Surroundings
from simulator.settings import Settings

_MODULES = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))

DRIVERS: dict[Home, Callable[[Connector, Settings, Surroundings], Driver]] = {
    module.DRIVER.home: module.DRIVER for module in _MODULES
}


def driver_for(connector: Connector, settings: Settings, around: Surroundings) -> Driver:
    """Return a driver for bots that ``connector`` reaches."""
    return DRIVERS[connector.home](connector, settings, around)
