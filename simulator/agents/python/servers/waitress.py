"""``waitress``: a WSGI server with a fixed number of threads."""

from types import ModuleType
from typing import Any

from simulator.agents.python.server import Capture, Served, Server
from simulator.attaching.routes import declared_paths
from simulator.doors.wsgi import WsgiDoor

THREADS = 4
"""Source: https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html"""


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``waitress``."""

    def serve(app: Any, **options: Any) -> None:  # noqa: ANN401 - waitress's
        """Stand in for waitress's server."""
        port = options.get("port") or str(options.get("listen", "")).rpartition(":")[2] or 8080
        capture.keep(
            Served(
                door=WsgiDoor(app),
                server="waitress",
                port=int(port),
                paths=declared_paths(app),
                limit=int(options.get("threads", THREADS)),
            )
        )

    module.serve = serve  # type: ignore[attr-defined]


SERVER = Server(module="waitress", install=install)
