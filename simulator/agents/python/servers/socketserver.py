"""``socketserver``: the standard library's servers, and all that are built on them.

``wsgiref`` (and with it Django's ``runserver``), ``werkzeug.serving.make_server`` and bare
``http.server`` handlers.
"""

from types import ModuleType
from typing import Any

from simulator.agents.python.handler_door import HandlerDoor
from simulator.agents.python.server import Capture, Served, Server
from simulator.attaching.routes import declared_paths
from simulator.doors.wsgi import WsgiDoor

_OF_METRICS = "prometheus_client"
"""Its server stands beside the bot's, and is not the one that takes webhooks."""


def install(module: ModuleType, capture: Capture) -> None:
    """Teach ``socketserver``."""
    real_bind, real_serve = module.TCPServer.server_bind, module.BaseServer.serve_forever

    def server_bind(server: Any) -> None:  # noqa: ANN401 - a server of any kind
        """Take the address as it was asked for: nobody will call."""
        if not _serves_http(server, module):
            real_bind(server)

    def serve_forever(server: Any, poll_interval: float = 0.5) -> None:  # noqa: ANN401
        """Stand in for accepting connections."""
        if _serves_http(server, module):
            capture.keep(_served(server, module))
        real_serve(server, poll_interval)

    def server_activate(server: Any) -> None:  # noqa: ANN401
        """Do not listen either."""
        if not _serves_http(server, module):
            real_activate(server)

    real_activate = module.TCPServer.server_activate
    module.TCPServer.server_bind = server_bind
    module.TCPServer.server_activate = server_activate
    module.BaseServer.serve_forever = serve_forever


def _serves_http(server: Any, module: ModuleType) -> bool:  # noqa: ANN401
    handler = server.RequestHandlerClass
    names = {f"{kind.__module__}.{kind.__name__}" for kind in getattr(handler, "__mro__", ())}
    app = getattr(server, "application", None)
    of_metrics = str(getattr(app, "__module__", "")).startswith(_OF_METRICS)
    is_http = "http.server.BaseHTTPRequestHandler" in names and not of_metrics
    return is_http and isinstance(server, module.TCPServer)


def _served(server: Any, module: ModuleType) -> Served:  # noqa: ANN401
    app = getattr(server, "app", None) or getattr(server, "application", None)
    threaded = isinstance(server, module.ThreadingMixIn)
    return Served(
        door=WsgiDoor(app) if app is not None else HandlerDoor(server),
        server=f"{type(server).__module__.partition('.')[0]}.{type(server).__name__}",
        port=server.server_address[1],
        paths=declared_paths(app) if app is not None else (),
        limit=None if threaded else 1,
    )


SERVER = Server(module="socketserver", install=install)
