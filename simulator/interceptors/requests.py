"""``requests``: at its adapter, so that proxies, hooks and sessions stay the bot's own.

An adapter that was told to retry is left alone: it retries in urllib3, which is taught as well.
"""

import io
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from simulator.exchange import Answer, Call, Exchange, Refused, let_pass
from simulator.interceptor import Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``requests.adapters``."""
    real = module.HTTPAdapter.send

    def send(
        self: Any,  # noqa: ANN401 - requests' own classes
        request: Any,  # noqa: ANN401
        stream: bool = False,
        timeout: Any = None,  # noqa: ANN401
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        url = urlsplit(request.url)
        if not exchange.takes(url.hostname or "") or self.max_retries.total != 0:
            return real(self, request, stream, timeout, *args, **kwargs)
        call = Call(
            method=request.method.upper(),
            scheme=url.scheme,
            host=url.hostname or "",
            port=url.port,
            target=f"{url.path or '/'}{'?' if url.query else ''}{url.query}",
            headers=request.headers,
            body=_bytes(request.body),
        )
        try:
            answer = exchange(call)
        except Refused as refused:
            raise module.ConnectionError(str(refused), request=request) from None
        patience = _read_timeout(timeout)
        if not let_pass(answer.after, patience):
            said = f"Read timed out. (read timeout={patience})"
            raise module.ReadTimeout(said, request=request)
        return self.build_response(request, _urllib3_response(answer))

    module.HTTPAdapter.send = send


def _read_timeout(timeout: Any) -> float | None:  # noqa: ANN401 - whatever requests lets it be
    if isinstance(timeout, tuple):
        timeout = timeout[1]
    seconds = getattr(timeout, "read_timeout", timeout)
    return seconds if isinstance(seconds, int | float) else None


def _urllib3_response(answer: Answer) -> object:
    from urllib3 import HTTPHeaderDict, HTTPResponse

    return HTTPResponse(
        body=io.BytesIO(answer.body),
        headers=HTTPHeaderDict(answer.headers),
        status=answer.status,
        preload_content=False,
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
