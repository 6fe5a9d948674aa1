"""``aiohttp``, under its TCP connector: sessions, time-outs and middlewares stay the bot's own."""

import asyncio
import errno
from types import ModuleType
from typing import Any

from simulator.attaching.memory_transport import MemoryTransport
from simulator.attaching.socketless import parse_call, render_answer
from simulator.exchange import Exchange, Refused, answer_off_loop
from simulator.interceptor import Interceptor

_END = b"\r\n\r\n"


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``aiohttp.connector``."""
    real = module.TCPConnector._create_connection  # noqa: SLF001 - connectors of users override it

    async def respond(request: Any, written: bytes) -> bytes:  # noqa: ANN401 - aiohttp's own classes
        url = request.url
        port = None if url.is_default_port() else url.port
        call = parse_call(written, (url.scheme, url.host.lower(), port))
        answer = await answer_off_loop(exchange, call)
        if answer.after:
            await asyncio.sleep(answer.after.total_seconds())
        head, end, body = render_answer(answer).partition(_END)
        return head + end + (b"" if call.method == "HEAD" else body)

    async def create_connection(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if not exchange.takes((request.url.host or "").lower()):
            return await real(self, request, *args, **kwargs)
        protocol = self._factory()

        async def answer(written: bytes) -> bytes:
            try:
                return await respond(request, written)
            except Refused as refused:
                why = ConnectionRefusedError(errno.ECONNREFUSED, str(refused))
                error = module.ClientConnectorError(request.connection_key, why)
                protocol.set_exception(error)
                raise error from None

        MemoryTransport(protocol, answer)
        return protocol

    module.TCPConnector._create_connection = create_connection  # noqa: SLF001


INTERCEPTOR = Interceptor(module="aiohttp.connector", install=install)
