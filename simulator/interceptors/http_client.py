"""``http.client``: what ``urllib.request``, httplib2 and many others are built on."""

from types import ModuleType

from simulator.graph_socket import take_over_connect
from simulator.interceptor import Exchange, Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``http.client``."""
    take_over_connect(module.HTTPConnection, exchange)
    take_over_connect(module.HTTPSConnection, exchange)


INTERCEPTOR = Interceptor(module="http.client", install=install)
