"""``numpy``: its ``datetime64("now")`` reads the real clock in C, where nothing reaches it."""

from types import ModuleType

from simulator.certificate import Escape
from simulator.shim import Shim, imported_by
from simulator.timeflow.face import Installation


def install(_: ModuleType, installation: Installation) -> None:
    """Write ``numpy`` down where the bot itself imports it, not a library of the bot's."""
    where = imported_by()
    if where is not None:
        what = f"numpy's datetime64('now') and datetime64('today') (imported at {where})"
        installation.certificate.record(Escape.CLOCK_IN_C, what)


SHIM = Shim(module="numpy", install=install)
