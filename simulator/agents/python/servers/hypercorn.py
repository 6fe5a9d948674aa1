"""``hypercorn``: its worker runs here, on connections in memory (see ``asyncio_loop``)."""

from types import ModuleType
from typing import Any

from simulator.agents.python.memory import MemoryListener
from simulator.agents.python.server import Capture, Server


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``hypercorn.config``: no worker processes, and no sockets that are really bound."""
    config = module.Config

    def create_sockets(self: Any) -> Any:  # noqa: ANN401 - hypercorn's
        """Stand in for the binding of what it listens on."""
        if self.workers > 1:
            capture.note_workers("hypercorn", self.workers)
        self.workers = 0
        listeners = [MemoryListener(_port(address)) for address in self.bind]
        return module.Sockets([], listeners, [])

    config.create_sockets = create_sockets


def _port(address: str) -> int:
    port = address.rpartition(":")[2]
    return int(port) if port.isdigit() else 8000


SERVER = Server(module="hypercorn.config", install=install)
