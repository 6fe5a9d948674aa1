"""``httpx``: calls to the Graph API leave it before its mocks, respx and pytest-httpx, see them.

Calls to other hosts go on to httpcore.
"""

from types import ModuleType
from typing import Any

from simulator.exchange import GRAPH_HOSTS, Answer, Call, Exchange, answer_off_loop
from simulator.interceptor import Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``httpx``."""

    def to_httpx(answer: Answer) -> Any:  # noqa: ANN401 - httpx's own classes
        return module.Response(answer.status, headers=list(answer.headers), content=answer.body)

    class ToGraph:
        def handle_request(self, request: Any) -> Any:  # noqa: ANN401
            return to_httpx(exchange(_call(request, request.read())))

    class ToGraphAsync:
        async def handle_async_request(self, request: Any) -> Any:  # noqa: ANN401
            call = _call(request, await request.aread())
            return to_httpx(await answer_off_loop(exchange, call))

    _divert(module.Client, module.HTTPTransport, ToGraph())
    _divert(module.AsyncClient, module.AsyncHTTPTransport, ToGraphAsync())


def _divert(client: Any, usual: type, to_graph: object) -> None:  # noqa: ANN401 - a class
    """Have ``client`` use the transport ``to_graph`` for Graph's hosts instead of a ``usual`` one.

    A transport of another class is the bot's own, such as the test double of its unit tests.
    """
    real = client._transport_for_url  # noqa: SLF001 - there is no public way

    def transport_for_url(self: Any, url: Any) -> Any:  # noqa: ANN401
        transport = real(self, url)
        is_taken = url.host in GRAPH_HOSTS and isinstance(transport, usual)
        return to_graph if is_taken else transport

    client._transport_for_url = transport_for_url  # noqa: SLF001


def _call(request: Any, body: bytes) -> Call:  # noqa: ANN401
    url = request.url
    return Call(
        method=request.method.upper(),
        scheme=url.scheme,
        host=url.host,
        port=url.port,
        target=url.raw_path.decode("ascii"),
        headers=dict(request.headers),
        body=body,
    )


INTERCEPTOR = Interceptor(module="httpx", install=install)
