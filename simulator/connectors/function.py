"""function:module:handler, a function in this process that takes webhooks.

``handler(body)``, sync or async, takes a webhook's JSON body as a ``dict``; whatever it returns,
the webhook is answered 200. It needs no path, verify token or signature. A handler with a second
argument that is required, or called ``context``, is taken for an AWS Lambda function: it gets an
API gateway's event, handshake and headers included (``simulator/doors/gateway.py``). Threads and
tasks of either go on after the answer.
"""

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

from simulator.attaching.loading import load
from simulator.connector import Connector, Home, Opened
from simulator.doors.function import FunctionDoor
from simulator.doors.gateway import GatewayDoor
from simulator.errors import BadAddress

EXAMPLE = "function:mybot:handle"


def open_function(address: str) -> Opened:
    """Import the function at ``address``.

    Raises:
        BadAddress: it does not fit, there is no such module or function, importing it failed, or
            it takes no webhook.
    """
    loaded = load(address, EXAMPLE)
    handler = loaded.value
    if not callable(handler):
        raise BadAddress(address, f"{loaded.name} is no function")
    given = _arguments(handler)
    if given is None:
        raise BadAddress(address, f"{loaded.name} takes neither (body) nor (event, context)")
    door = FunctionDoor(handler) if given == 1 else GatewayDoor(handler)
    return Opened(door=door, path=loaded.path)


def _arguments(handler: Callable[..., Any]) -> int | None:
    """Return with how many arguments to call ``handler``, None where one and two do not fit."""
    try:
        shape = signature(handler)
    except ValueError:  # it has no signature that Python knows
        return 1
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    names = [p.name for p in shape.parameters.values() if p.kind in kinds]
    sizes = (2, 1) if names[1:2] == ["context"] else (1, 2)
    for size in sizes:
        try:
            shape.bind(*range(size))
        except TypeError:
            continue
        return size
    return None


CONNECTOR = Connector(schemes=("function",), example=EXAMPLE, home=Home.HERE, open=open_function)
