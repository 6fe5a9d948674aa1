"""``uvicorn``: its protocols run as they are, on connections in memory (see ``asyncio_loop``).

Its main loop looks ten times a second whether it should end; that would wake the bot for nothing.
It would prefer uvloop, whose clock is out of reach.
"""

import asyncio
from types import ModuleType
from typing import Any

from simulator.agents.python.server import Capture, Server
from simulator.attaching.routes import declared_paths


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``uvicorn.server``."""
    config = module.Config
    real = config.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - uvicorn's
        real(self, *args, **kwargs)
        if self.loop == "auto":
            self.loop = "asyncio"
        if (self.workers or 1) > 1:
            capture.note_workers("uvicorn", self.workers)
            self.workers = 1

    async def main_loop(server: Any) -> None:  # noqa: ANN401 - uvicorn's
        capture.declare(declared_paths(_innermost(server.config.loaded_app)))
        await asyncio.Event().wait()

    config.__init__ = init
    module.Server.main_loop = main_loop


def _innermost(app: Any) -> Any:  # noqa: ANN401 - the bot's
    """Return the application inside uvicorn's own middleware."""
    while not hasattr(app, "routes") and hasattr(app, "app"):
        app = app.app
    return app


SERVER = Server(module="uvicorn.server", install=install)
