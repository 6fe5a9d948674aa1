"""``responses``: what it mocks stays mocked, but calls to the Graph API pass it by."""

from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from simulator.exchange import GRAPH_HOSTS, Exchange
from simulator.interceptor import Interceptor


def install(module: ModuleType, _: Exchange) -> None:
    """Teach ``responses``."""
    real = module.RequestsMock.unbound_on_send

    def unbound_on_send(self: Any) -> Any:  # noqa: ANN401 - its own classes
        mocked, passed = real(self), module._real_send  # noqa: SLF001 - there is no public way

        def send(adapter: Any, request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            is_graphs = urlsplit(request.url).hostname in GRAPH_HOSTS
            return (passed if is_graphs else mocked)(adapter, request, *args, **kwargs)

        return send

    module.RequestsMock.unbound_on_send = unbound_on_send


INTERCEPTOR = Interceptor(module="responses", install=install)
