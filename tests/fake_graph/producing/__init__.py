"""One way to have each recorded webhook sent, a subject a file.

Each module exports ``CASES``: the sample's name in ``samples/webhooks.json``, and a function that
has somebody act in a world of its own and returns the body of the webhook that came of it.
"""

from importlib import import_module
from pkgutil import iter_modules

CASES = {
    name: case
    for module in iter_modules(__path__)
    for name, case in import_module(f"{__name__}.{module.name}").CASES.items()
}
