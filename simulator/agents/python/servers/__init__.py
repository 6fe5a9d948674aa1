"""One module per server library; each exports ``SERVER``."""

from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from simulator.agents.python.server import Capture, Server
from simulator.attaching.imports import when_imported

SERVERS: tuple[Server, ...] = tuple(
    import_module(f"{__name__}.{module.name}").SERVER for module in iter_modules(__path__)
)


def capture_servers(capture: Capture) -> None:
    """Take the place of every server that this process starts from now on."""
    for server in SERVERS:
        when_imported(server.module, partial(_install, server, capture))


def _install(server: Server, capture: Capture, module: object) -> None:
    server.install(module, capture)  # type: ignore[arg-type]
