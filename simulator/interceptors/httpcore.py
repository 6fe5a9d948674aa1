"""``httpcore``: what httpx sends with; below what pytest-httpx and respx replace, so they win."""

import asyncio
from collections.abc import Callable
from functools import wraps
from types import ModuleType
from typing import Any

from simulator.exchange import Answer, Call, Exchange, Refused, how_long, let_pass
from simulator.interceptor import Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``httpcore``."""
    asked = _Asked(module, exchange)
    pool, async_pool = module.ConnectionPool, module.AsyncConnectionPool
    pool.handle_request = _in_place_of(pool.handle_request, asked)
    async_pool.handle_async_request = _in_place_of_async(async_pool.handle_async_request, asked)


class _Asked:
    """The exchange, in httpcore's terms."""

    def __init__(self, module: ModuleType, exchange: Exchange) -> None:
        self._module = module
        self._exchange = exchange

    def takes(self, request: Any) -> bool:  # noqa: ANN401 - httpcore's own classes
        return self._exchange.takes(_host(request))

    def ask(self, request: Any, body: bytes) -> Answer:  # noqa: ANN401
        try:
            return self._exchange(_call(request, body))
        except Refused as refused:
            raise self._module.ConnectError(str(refused)) from None

    def response(self, answer: Answer, *, in_time: bool) -> Any:  # noqa: ANN401
        if not in_time:
            raise self._module.ReadTimeout("timed out")
        headers = list(answer.headers)
        return self._module.Response(answer.status, headers=headers, content=answer.body)


def _in_place_of(real: Callable[[Any, Any], Any], asked: _Asked) -> Callable[[Any, Any], Any]:
    @wraps(real)  # respx goes by the name
    def handle(self: Any, request: Any) -> Any:  # noqa: ANN401
        if not asked.takes(request):
            return real(self, request)
        answer = asked.ask(request, b"".join(request.stream))
        return asked.response(answer, in_time=let_pass(answer.after, _patience(request)))

    return handle


def _in_place_of_async(real: Callable[[Any, Any], Any], asked: _Asked) -> Callable[[Any, Any], Any]:
    @wraps(real)
    async def handle(self: Any, request: Any) -> Any:  # noqa: ANN401
        if not asked.takes(request):
            return await real(self, request)
        answer = asked.ask(request, b"".join([part async for part in request.stream]))
        wait, in_time = how_long(answer.after, _patience(request))
        if wait:
            await asyncio.sleep(wait)
        return asked.response(answer, in_time=in_time)

    return handle


def _host(request: Any) -> str:  # noqa: ANN401
    return str(request.url.host.decode("ascii")).lower()


def _patience(request: Any) -> float | None:  # noqa: ANN401
    seconds: float | None = request.extensions.get("timeout", {}).get("read")
    return seconds


def _call(request: Any, body: bytes) -> Call:  # noqa: ANN401
    return Call(
        method=request.method.decode("ascii").upper(),
        scheme=request.url.scheme.decode("ascii"),
        host=_host(request),
        port=request.url.port,
        target=request.url.target.decode("ascii"),
        headers={
            name.decode("latin-1"): value.decode("latin-1") for name, value in request.headers
        },
        body=body,
    )


INTERCEPTOR = Interceptor(module="httpcore", install=install)
