"""``eventlet``: its hub has a clock of its own; refused when it is used, with advice.

Source: https://eventlet.readthedocs.io/en/latest/patching.html
"""

from types import ModuleType

from simulator.shim import GREENLETS, Shim, refuse_calls
from simulator.timeflow.face import Installation


def install(module: ModuleType, installation: Installation) -> None:
    """Refuse ``eventlet``: its hub, and its patching of the standard library."""
    for owner, name in (
        (module, "monkey_patch"),
        (module.patcher, "monkey_patch"),
        (module.hubs, "use_hub"),
    ):
        refuse_calls(owner, name, installation, GREENLETS)


SHIM = Shim(module="eventlet", install=install)
