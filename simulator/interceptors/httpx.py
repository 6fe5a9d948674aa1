"""``httpx``: at its transports, sync and async."""

from types import ModuleType
from typing import Any

from fake_graph.call import Request, Response
from simulator.interceptor import (
    GRAPH_HOSTS,
    Exchange,
    Interceptor,
    answer_off_loop,
    request_to_graph,
)


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``httpx``."""
    real = module.HTTPTransport.handle_request
    real_async = module.AsyncHTTPTransport.handle_async_request

    def to_graph(request: Any, body: bytes) -> Request:  # noqa: ANN401 - httpx's own classes
        target = request.url.raw_path.decode("ascii")
        return request_to_graph(request.method, target, dict(request.headers), body)

    def to_httpx(answer: Response) -> Any:  # noqa: ANN401
        return module.Response(answer.status, headers=list(answer.headers), content=answer.body)

    def handle(self: Any, request: Any) -> Any:  # noqa: ANN401
        if request.url.host not in GRAPH_HOSTS:
            return real(self, request)
        return to_httpx(exchange(to_graph(request, request.read())))

    async def handle_async(self: Any, request: Any) -> Any:  # noqa: ANN401
        if request.url.host not in GRAPH_HOSTS:
            return await real_async(self, request)
        call = to_graph(request, await request.aread())
        return to_httpx(await answer_off_loop(exchange, call))

    module.HTTPTransport.handle_request = handle
    module.AsyncHTTPTransport.handle_async_request = handle_async


INTERCEPTOR = Interceptor(module="httpx", install=install)
