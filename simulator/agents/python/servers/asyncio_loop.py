"""``asyncio``: servers on an event loop, such as aiohttp's, uvicorn's and hypercorn's.

The loop keeps what would serve a connection, and is given connections in memory.
"""

import asyncio
from collections.abc import Callable
from types import ModuleType
from typing import Any

from simulator.agents.python.loop_door import LoopDoor
from simulator.agents.python.memory import MemoryListener, MemoryServer
from simulator.agents.python.server import Capture, Served, Server


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``asyncio.base_events``."""

    async def create_server(
        loop: asyncio.AbstractEventLoop,
        protocol_factory: Callable[[], asyncio.Protocol],
        host: Any = None,  # noqa: ANN401, ARG001 - asyncio's
        port: int | None = None,
        *,
        sock: Any = None,  # noqa: ANN401 - asyncio's
        **_: object,
    ) -> MemoryServer:
        """Stand in for a listening socket."""
        if sock is not None:
            port = sock.getsockname()[1]
        listener = MemoryListener(port or 0)
        capture.announce(
            Served(door=LoopDoor(loop, protocol_factory), server="asyncio", port=port or None)
        )
        return MemoryServer(loop, [listener])

    module.BaseEventLoop.create_server = create_server


SERVER = Server(module="asyncio.base_events", install=install)
