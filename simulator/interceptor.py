"""Brings a bot's calls to the Graph API to the fake, though their address is hard-coded.

An interceptor knows one HTTP library. It is installed when the bot imports that library, and does
nothing to any other host. Source of what real programs use: 25 bots and 14 client libraries, of
which 34 hard-code ``https://graph.facebook.com``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from fake_graph.call import Request, Response

GRAPH_HOSTS = frozenset({"graph.facebook.com", "graph-video.facebook.com"})

Exchange = Callable[[Request], Response]
"""Answers a call to the Graph API."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interceptor:
    """What one HTTP library is taught.

    Attributes:
        module: The library's module whose import triggers the installation.
        install: Takes that module and where to bring the calls.
    """

    module: str
    install: Callable[[ModuleType, Exchange], None]


def request_to_graph(
    method: str, target: str, headers: dict[str, str], body: bytes | None
) -> Request:
    """Return the request whose target is ``/path?query``."""
    path, _, query = target.partition("?")
    return Request(
        method=method.upper(), path=path or "/", query=query, headers=headers, body=body or b""
    )


async def answer_off_loop(exchange: Exchange, request: Request) -> Response:
    """Return the answer, leaving the caller's loop free where the platform may ask back.

    A new callback is challenged before the call that names it is answered, and the loop that waits
    for the answer may be the one that serves the callback.
    """
    if request.method == "POST" and request.path.rstrip("/").endswith("/subscriptions"):
        import asyncio

        return await asyncio.to_thread(exchange, request)
    return exchange(request)
