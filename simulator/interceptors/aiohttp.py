"""``aiohttp``, under its TCP connector: sessions, time-outs and middlewares stay the bot's own."""

from types import ModuleType
from typing import Any

from simulator.graph_socket import parse_request, render_response
from simulator.interceptor import GRAPH_HOSTS, Exchange, Interceptor, answer_off_loop
from simulator.memory_transport import MemoryTransport

_END = b"\r\n\r\n"


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``aiohttp.connector``."""
    real = module.TCPConnector._create_connection  # noqa: SLF001 - connectors of users override it

    async def respond(written: bytes) -> bytes:
        request = parse_request(written)
        head, end, body = render_response(await answer_off_loop(exchange, request)).partition(_END)
        return head + end + (b"" if request.method == "HEAD" else body)

    async def create_connection(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if request.url.host not in GRAPH_HOSTS:
            return await real(self, request, *args, **kwargs)
        protocol = self._factory()
        MemoryTransport(protocol, respond)
        return protocol

    module.TCPConnector._create_connection = create_connection  # noqa: SLF001


INTERCEPTOR = Interceptor(module="aiohttp.connector", install=install)
