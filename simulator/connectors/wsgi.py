"""wsgi:module:app, a web application in this process: Flask, Django, Bottle, Falcon and others.

``wsgi:module:app/path`` names the webhook's path, ``wsgi:module:make_app()`` calls a factory.
"""

from inspect import iscoroutinefunction

from simulator.attaching.loading import load
from simulator.attaching.routes import declared_paths
from simulator.connector import Connector, Home, Opened
from simulator.doors.wsgi import WsgiDoor
from simulator.errors import BadAddress

EXAMPLE = "wsgi:mybot:app"


def open_wsgi(address: str) -> Opened:
    """Import the application at ``address``.

    Raises:
        BadAddress: it does not fit, there is no such module or attribute, or importing it failed.
    """
    loaded = load(address, EXAMPLE)
    app = loaded.value
    if not callable(app):
        raise BadAddress(address, f"{loaded.name} is no WSGI application")
    if iscoroutinefunction(app) or iscoroutinefunction(type(app).__call__):
        right = address.replace("wsgi:", "asgi:", 1)
        raise BadAddress(address, f"{loaded.name} is an ASGI application; write {right}")
    return Opened(door=WsgiDoor(app), path=loaded.path, declared=declared_paths(app))


CONNECTOR = Connector(schemes=("wsgi",), example=EXAMPLE, home=Home.HERE, open=open_wsgi)
