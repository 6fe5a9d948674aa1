"""http://host:port/path, a bot that already runs, on real time."""

import urllib.error
import urllib.request
from urllib.parse import urlsplit

from simulator.connector import Connector, Home, Opened
from simulator.door import Asked, Door, Reply
from simulator.errors import BadAddress, BotUnreachable
from simulator.timeflow.patience import ANSWER_DEADLINE


class HttpDoor(Door):
    """Calls a bot over the network, never through a proxy."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), _NoRedirect(), _AnyStatus()
        )

    def answer(self, asked: Asked) -> Reply:
        """Send one request.

        Raises:
            BotUnreachable: nothing answers in time.
        """
        request = urllib.request.Request(  # noqa: S310 - the scheme is http or https, see open_http
            self._base + asked.target,
            data=asked.body if asked.method == "POST" else None,
            headers=dict(asked.headers),
            method=asked.method,
        )
        try:
            with self._opener.open(request, timeout=ANSWER_DEADLINE) as response:
                return Reply(response.status, response.read())
        except (urllib.error.URLError, OSError) as error:
            why = getattr(error, "reason", error)
            raise BotUnreachable(self._base, str(why)) from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Meta does not follow redirects."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class _AnyStatus(urllib.request.HTTPErrorProcessor):
    """Takes 4xx and 5xx for answers, not for exceptions."""

    def http_response(self, request: object, response: object) -> object:  # noqa: ARG002 - urllib's
        return response

    https_response = http_response


def open_http(address: str) -> Opened:
    """Return the door at ``address``; a path in it is the webhook's."""
    try:
        url = urlsplit(address)
        is_whole = bool(url.hostname) and url.port != 0
    except ValueError:  # brackets without an end, or a port that is none
        is_whole = False
    if not is_whole:
        raise BadAddress(address, "write http://host:port/webhook")
    path = url.path if url.path not in ("", "/") else None
    return Opened(door=HttpDoor(f"{url.scheme}://{url.netloc}"), path=path)


CONNECTOR = Connector(
    schemes=("http", "https"),
    example="http://127.0.0.1:5000/webhook",
    home=Home.ELSEWHERE,
    open=open_http,
)
