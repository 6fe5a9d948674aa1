"""``http.client``: what ``urllib.request``, httplib2 and many others are built on."""

import errno
from types import ModuleType

from simulator.attaching.socketless import take_over
from simulator.exchange import Exchange
from simulator.interceptor import Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``http.client``."""
    take_over(module.HTTPConnection, exchange, _refused)
    take_over(module.HTTPSConnection, exchange, _refused)


def _refused(_: object, why: str) -> Exception:
    return ConnectionRefusedError(errno.ECONNREFUSED, why)


INTERCEPTOR = Interceptor(module="http.client", install=install)
