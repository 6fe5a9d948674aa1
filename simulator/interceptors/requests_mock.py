"""``requests-mock``: what it mocks stays mocked, but calls to the Graph API pass it by."""

from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from simulator.exchange import GRAPH_HOSTS, Exchange
from simulator.interceptor import Interceptor


def install(module: ModuleType, _: Exchange) -> None:
    """Teach ``requests_mock.mocker``."""
    real = module.MockerCore.start

    def start(self: Any) -> None:  # noqa: ANN401 - its own classes
        target = self._mock_target
        passed = target.send
        real(self)
        mocked = target.send

        def send(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - (session,) request, …
            request = kwargs.get("request") or args[isinstance(target, type)]
            is_graphs = urlsplit(request.url).hostname in GRAPH_HOSTS
            return (passed if is_graphs else mocked)(*args, **kwargs)

        target.send = send

    module.MockerCore.start = start


INTERCEPTOR = Interceptor(module="requests_mock.mocker", install=install)
