"""``uvloop``: it waits in C; refused when it is used, with advice.

Source: https://uvloop.readthedocs.io/api/index.html
"""

from types import ModuleType

from simulator.shim import Shim, refuse_calls
from simulator.timeflow.face import Installation

_ADVICE = (
    "let asyncio use its own loop (asyncio.run, uvicorn --loop asyncio), "
    "or start the bot as a process of its own (python:bot.py), where that is seen to"
)


def install(module: ModuleType, installation: Installation) -> None:
    """Refuse ``uvloop``."""
    for owner, name in ((module, "install"), (module, "run"), (module.Loop, "__init__")):
        refuse_calls(owner, name, installation, _ADVICE)


SHIM = Shim(module="uvloop", install=install)
