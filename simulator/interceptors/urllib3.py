"""``urllib3``, where it is used without requests: its connections replace http.client's connect."""

from types import ModuleType

from simulator.attaching.socketless import take_over
from simulator.exchange import Exchange
from simulator.interceptor import Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``urllib3.connection``."""
    take_over(module.HTTPConnection, exchange, module.NewConnectionError)
    take_over(module.HTTPSConnection, exchange, module.NewConnectionError)


INTERCEPTOR = Interceptor(module="urllib3.connection", install=install)
