"""``urllib3``, where it is used without requests: its connections replace http.client's connect."""

from types import ModuleType

from simulator.graph_socket import take_over_connect
from simulator.interceptor import Exchange, Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``urllib3.connection``."""
    take_over_connect(module.HTTPConnection, exchange)
    take_over_connect(module.HTTPSConnection, exchange)


INTERCEPTOR = Interceptor(module="urllib3.connection", install=install)
