"""``httpx``: at its transports, sync and async."""

from types import ModuleType
from typing import Any

from simulator.interceptor import GRAPH_HOSTS, Exchange, Interceptor, request_to_graph


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``httpx``."""
    real = module.HTTPTransport.handle_request
    real_async = module.AsyncHTTPTransport.handle_async_request

    def answer(request: Any, body: bytes) -> Any:  # noqa: ANN401 - httpx's own classes
        target = request.url.raw_path.decode("ascii")
        answer = exchange(request_to_graph(request.method, target, dict(request.headers), body))
        return module.Response(answer.status, headers=list(answer.headers), content=answer.body)

    def handle(self: Any, request: Any) -> Any:  # noqa: ANN401
        if request.url.host not in GRAPH_HOSTS:
            return real(self, request)
        return answer(request, request.read())

    async def handle_async(self: Any, request: Any) -> Any:  # noqa: ANN401
        if request.url.host not in GRAPH_HOSTS:
            return await real_async(self, request)
        return answer(request, await request.aread())

    module.HTTPTransport.handle_request = handle
    module.AsyncHTTPTransport.handle_async_request = handle_async


INTERCEPTOR = Interceptor(module="httpx", install=install)
