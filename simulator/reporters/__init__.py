"""One module per way of telling a report; each exports ``REPORTER``."""

from importlib import import_module
from pkgutil import iter_modules

from simulator.reporter import Reporter

REPORTERS: dict[str, Reporter] = {
    module.name: import_module(f"{__name__}.{module.name}").REPORTER
    for module in iter_modules(__path__)
}
