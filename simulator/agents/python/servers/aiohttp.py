"""``aiohttp.web``: its protocols run as they are (see ``asyncio_loop``).

``run_app`` sleeps an hour at a time for as long as it serves; that would wake the bot for nothing.
"""

import asyncio
from types import ModuleType
from typing import Any

from simulator.agents.python.server import Capture, Server

HOUR = 3600


def install(module: ModuleType, _: Capture) -> None:
    """Teach ``aiohttp.web``."""
    module.asyncio = _PatientAsyncio(module.asyncio)  # type: ignore[attr-defined]


class _PatientAsyncio:
    """``asyncio`` as ``run_app`` sees it."""

    def __init__(self, real: Any) -> None:  # noqa: ANN401 - a module
        self._real = real

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it has
        return getattr(self._real, name)

    @staticmethod
    async def sleep(seconds: float, result: Any = None) -> Any:  # noqa: ANN401 - asyncio's
        """Sleep an hour for ever, and anything else as long as it says."""
        if seconds == HOUR:
            await asyncio.Event().wait()
        return await asyncio.sleep(seconds, result)


SERVER = Server(module="aiohttp.web", install=install)
