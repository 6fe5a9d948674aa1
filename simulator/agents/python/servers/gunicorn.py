"""``gunicorn``: its configuration is read and its application loaded, but nobody is forked.

One worker process is simulated, whatever number was asked for: several would not share the bot's
memory, and a run would depend on which of them took a webhook.

Source: https://docs.gunicorn.org/en/stable/design.html
"""

import sys
from types import ModuleType
from typing import Any

from simulator.agents.python.server import Capture, Served, Server
from simulator.attaching.routes import declared_paths
from simulator.door import Door
from simulator.doors.asgi import AsgiDoor
from simulator.doors.wsgi import WsgiDoor

_GREEN = ("gevent", "eventlet", "tornado")


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``gunicorn.arbiter``."""

    def run(arbiter: Any) -> None:  # noqa: ANN401 - gunicorn's
        """Stand in for the master and its workers."""
        config = arbiter.cfg
        worker = str(config.worker_class_str)
        if any(kind in worker for kind in _GREEN):
            sys.exit(
                f"gunicorn's {worker} workers keep their own time in C, which no simulated clock "
                "reaches; for tests start it with --worker-class gthread"
            )
        if config.workers > 1:
            capture.note_workers("gunicorn", config.workers)
        app = arbiter.app.wsgi()
        threads = config.threads if worker == "gthread" else 1
        is_asgi = "uvicorn" in worker.lower() or worker == "asgi"
        capture.keep(
            Served(
                door=_asgi(app) if is_asgi else WsgiDoor(app),
                server=f"gunicorn ({worker})",
                port=_port(config),
                paths=declared_paths(app),
                limit=None if is_asgi else threads,
            )
        )

    module.Arbiter.run = run


def _asgi(app: Any) -> Door:  # noqa: ANN401 - the bot's
    door = AsgiDoor(app)
    door.start()
    return door


def _port(config: Any) -> int | None:  # noqa: ANN401 - gunicorn's
    address = config.address[0] if config.address else None
    return int(address[1]) if isinstance(address, tuple) else None


SERVER = Server(module="gunicorn.arbiter", install=install)
