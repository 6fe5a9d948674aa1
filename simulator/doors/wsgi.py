"""The door to a WSGI application, called by hand.

Source: https://peps.python.org/pep-3333/
"""

import io
import sys
from collections.abc import Callable, Iterable
from typing import Any

from simulator.attaching.raised import expect_exceptions, listen_for_exceptions, without_frames_of
from simulator.door import Asked, Door, Reply
from simulator.errors import BotRaised

WsgiApp = Callable[[dict[str, Any], Callable[..., object]], Iterable[bytes]]


class WsgiDoor(Door):
    """Calls a WSGI application by hand."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app
        listen_for_exceptions()

    def answer(self, asked: Asked) -> Reply:
        """Call the application with one request.

        Raises:
            BotRaised: it raised, or its framework answered 500 because it raised.
        """
        raised = expect_exceptions()
        status: list[int] = []

        def start_response(line: str, _: object, __: object = None) -> Callable[[bytes], object]:
            status.append(int(line.split(" ", 1)[0]))
            return chunks.append

        chunks: list[bytes] = []
        try:
            parts = self._app(environ_of(asked), start_response)
            chunks.extend(parts)
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        except Exception as error:
            raise BotRaised(error) from without_frames_of(__file__, error)
        reply = Reply(status[-1] if status else 500, b"".join(chunks))
        if reply.status == 500 and raised:
            raise BotRaised(raised[0]) from without_frames_of(__file__, raised[0])
        return reply


def environ_of(asked: Asked) -> dict[str, Any]:
    """Return the environment in which an application finds a request."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": asked.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(asked.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(asked.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in asked.headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    return environ
