"""asgi:module:app, an asynchronous web application in this process: FastAPI, Starlette, Quart.

``asgi:module:app/path`` names the webhook's path, ``asgi:module:make_app()`` calls a factory.
"""

from contextlib import suppress
from inspect import signature

from simulator.attaching.loading import load, told
from simulator.attaching.routes import declared_paths
from simulator.connector import Connector, Home, Opened
from simulator.doors.asgi import AsgiDoor
from simulator.errors import BadAddress, BotRaised

EXAMPLE = "asgi:mybot:app"


def open_asgi(address: str) -> Opened:
    """Import the application at ``address`` and let it start up on a loop of its own.

    Raises:
        BadAddress: it does not fit, there is no such module or attribute, or importing it or its
            startup failed.
    """
    loaded = load(address, EXAMPLE)
    app = loaded.value
    if not callable(app) or not _takes_three(app):
        hint = " (a WSGI application is wsgi:module:app)" if callable(app) else ""
        raise BadAddress(address, f"{loaded.name} is no ASGI application{hint}")
    door = AsgiDoor(app)
    try:
        door.start()
    except BotRaised as error:
        with suppress(BotRaised):
            door.close()
        cause = error.__cause__ or error
        raise BadAddress(address, f"its startup raised {told(cause)}") from cause
    declared = declared_paths(app)
    return Opened(door=door, path=loaded.path, declared=declared, close=door.close)


def _takes_three(app: object) -> bool:
    try:
        signature(app).bind("scope", "receive", "send")  # type: ignore[arg-type]
    except TypeError:
        return False
    except ValueError:  # it has no signature that Python knows
        return True
    return True


CONNECTOR = Connector(schemes=("asgi",), example=EXAMPLE, home=Home.HERE, open=open_asgi)
