"""``requests``: at its adapter, so that proxies, hooks, sessions and retries stay the bot's own."""

import io
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from simulator.interceptor import GRAPH_HOSTS, Exchange, Interceptor, request_to_graph


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``requests.adapters``."""
    real = module.HTTPAdapter.send

    def send(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        url = urlsplit(request.url)
        if url.hostname not in GRAPH_HOSTS:
            return real(self, request, *args, **kwargs)
        target = f"{url.path}?{url.query}"
        headers = dict(request.headers)
        answer = exchange(request_to_graph(request.method, target, headers, _bytes(request.body)))
        raw = _urllib3_response(answer.status, answer.headers, answer.body)
        return self.build_response(request, raw)

    module.HTTPAdapter.send = send


def _urllib3_response(status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> object:
    from urllib3 import HTTPHeaderDict, HTTPResponse

    return HTTPResponse(
        body=io.BytesIO(body), headers=HTTPHeaderDict(headers), status=status, preload_content=False
    )


def _bytes(body: Any) -> bytes:  # noqa: ANN401 - whatever requests lets a body be
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, bytes | bytearray):
        return bytes(body)
    if hasattr(body, "read"):
        return _bytes(body.read())
    return b"".join(_bytes(part) for part in body)


INTERCEPTOR = Interceptor(module="requests.adapters", install=install)
