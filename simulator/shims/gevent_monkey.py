"""``gevent.monkey``: it replaces what the clock is made of; refused when it is used, with advice.

Source: https://www.gevent.org/api/gevent.monkey.html
"""

from types import ModuleType

from simulator.shim import GREENLETS, Shim, refuse_calls
from simulator.timeflow.face import Installation


def install(module: ModuleType, installation: Installation) -> None:
    """Refuse every ``patch_…`` of ``gevent.monkey``."""
    for name in dir(module):
        if name.startswith("patch_"):
            refuse_calls(module, name, installation, GREENLETS)


SHIM = Shim(module="gevent.monkey", install=install)
