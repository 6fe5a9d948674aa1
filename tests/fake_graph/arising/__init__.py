"""One way to bring about each error that the fake's state can answer with, a subject a file.

Each module exports ``CASES``: the error's name, and a function that makes the refused call in a
world of its own, through the public API, and returns the ``Answer``.
"""

from importlib import import_module
from pkgutil import iter_modules

CASES = {
    name: case
    for module in iter_modules(__path__)
    for name, case in import_module(f"{__name__}.{module.name}").CASES.items()
}
