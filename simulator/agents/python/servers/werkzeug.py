"""``werkzeug.serving``: what ``Flask.run`` and ``flask run`` start.

With the reloader the program is run twice, as ever: the first process starts the second, which
serves. Files are not watched.
"""

import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

from simulator.agents.python.server import Capture, Served, Server
from simulator.attaching.routes import declared_paths
from simulator.doors.wsgi import WsgiDoor


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``werkzeug.serving``."""

    def run_simple(
        hostname: str,  # noqa: ARG001 - werkzeug's
        port: int,
        application: Any,  # noqa: ANN401 - the bot's
        use_reloader: bool = False,
        *_: object,
        threaded: bool = False,
        **__: object,
    ) -> None:
        """Stand in for werkzeug's server."""

        def serve() -> None:
            capture.keep(served(application, port, None if threaded else 1))

        if use_reloader and os.environ.get("WERKZEUG_RUN_MAIN") != "true":
            _restart(serve)
        serve()

    module.run_simple = run_simple  # type: ignore[attr-defined]


def served(app: Any, port: int | None, limit: int | None) -> Served:  # noqa: ANN401 - the bot's
    """Return ``app`` as werkzeug serves it."""
    return Served(
        door=WsgiDoor(app), server="werkzeug", port=port, paths=declared_paths(app), limit=limit
    )


def _restart(serve: Callable[[], None]) -> None:
    from werkzeug._reloader import run_with_reloader

    run_with_reloader(serve)


SERVER = Server(module="werkzeug.serving", install=install)
