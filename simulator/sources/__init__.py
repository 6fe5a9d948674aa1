"""The kinds of files that conversations come in; listing the folder is the registration."""

from importlib import import_module
from pkgutil import iter_modules

from simulator.source import Source

SOURCES: tuple[Source, ...] = tuple(
    import_module(f"{__name__}.{module.name}").SOURCE for module in iter_modules(__path__)
)
