"""A call that the harness makes for the bot, on real time and past its own interceptors."""

import http.client
import os
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from simulator.exchange import Answer, Call, Refused
from simulator.timeflow.patience import REAL_CALL_PATIENCE
from simulator.timeflow.real import Real

_HOP_BY_HOP = frozenset(
    {
        *("connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "trailer"),
        *("transfer-encoding", "content-length", "upgrade", "accept-encoding"),
    }
)
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")

_here = threading.local()


def is_calling() -> bool:
    """Return whether the calling thread is inside ``call_for_real``."""
    return getattr(_here, "calling", False)


def call_for_real(call: Call) -> Answer:
    """Make ``call`` and return the answer, with the real time that it took as ``after``.

    Raises:
        Refused: there was none.
    """
    began = Real.perf_counter()
    with _ours():
        try:
            answer = _exchange(call)
        except (OSError, http.client.HTTPException) as error:
            why = str(error) or type(error).__name__
            raise Refused(f"{call.host} does not answer: {why}") from None
    seconds = round(Real.perf_counter() - began, 3)
    return Answer(answer.status, answer.headers, answer.body, timedelta(seconds=seconds))


@contextmanager
def _ours() -> Iterator[None]:
    _here.calling = True
    try:
        yield
    finally:
        _here.calling = False


def _exchange(call: Call) -> Answer:
    headers = {k: v for k, v in call.headers.items() if k.lower() not in _HOP_BY_HOP}
    headers["Accept-Encoding"] = "identity"
    if call.body or call.method in ("POST", "PUT", "PATCH"):
        headers["Content-Length"] = str(len(call.body))
    connection, target = _connection(call)
    with closing(connection):
        connection.request(call.method, target, body=call.body or None, headers=headers)
        response = connection.getresponse()
        kept = tuple((k, v) for k, v in response.getheaders() if k.lower() not in _HOP_BY_HOP)
        return Answer(response.status, kept, response.read())


def _connection(call: Call) -> tuple[http.client.HTTPConnection, str]:
    """Return a connection and what to ask for on it, through a proxy where the user has one."""
    proxy = None if proxy_bypass(call.host) else getproxies().get(call.scheme)
    via = urlsplit("" if proxy is None else proxy if "//" in proxy else f"//{proxy}")
    host, port = (via.hostname, via.port) if via.hostname else (call.host, call.port)
    if call.scheme == "https":
        secure = http.client.HTTPSConnection(
            host, port, timeout=REAL_CALL_PATIENCE, context=_trust()
        )
        if via.hostname:
            secure.set_tunnel(call.host, call.port)
        return secure, call.target
    plain = http.client.HTTPConnection(host, port, timeout=REAL_CALL_PATIENCE)
    return plain, call.url if via.hostname else call.target


def _trust() -> ssl.SSLContext:
    """Return whom to trust: the machine's authorities, requests' and those the user names."""
    context = ssl.create_default_context()
    with suppress(ImportError):
        import certifi

        context.load_verify_locations(certifi.where())
    for bundle in filter(None, map(os.environ.get, _BUNDLES)):
        context.load_verify_locations(bundle)
    return context
