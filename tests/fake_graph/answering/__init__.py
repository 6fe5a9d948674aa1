"""One way to have each recorded answer given, a subject a file."""

from importlib import import_module
from pkgutil import iter_modules

CASES = {
    name: case
    for module in iter_modules(__path__)
    for name, case in import_module(f"{__name__}.{module.name}").CASES.items()
}
