"""``gevent``: its hub waits in C; refused when it is used, with advice.

Source: https://www.gevent.org/api/gevent.monkey.html
"""

from types import ModuleType

from simulator.shim import GREENLETS, Shim, refuse_calls
from simulator.timeflow.face import Installation


def install(module: ModuleType, installation: Installation) -> None:
    """Refuse ``gevent.hub``, which whatever is greenlets' needs first."""
    refuse_calls(module.Hub, "__init__", installation, GREENLETS)


SHIM = Shim(module="gevent.hub", install=install)
