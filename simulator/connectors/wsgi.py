"""wsgi:module:app, a web application in this process: Flask, Django, Bottle, Falcon and others.

``wsgi:module:app/path`` names the webhook's path, ``wsgi:module:make_app()`` calls a factory.

Source: https://peps.python.org/pep-3333/
"""

import io
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from simulator.connector import Connector, Door, Home, Opened, Reply
from simulator.errors import BadAddress, BotRaised
from simulator.shadowing import OUR_PACKAGES

_ADDRESS = re.compile(
    r"wsgi:(?P<module>[\w.]+):(?P<attribute>[\w.]+)(?P<call>\(\))?(?P<path>/\S*)?"
)
_SHIPPED_BOTS = "scenarios.demo."

WsgiApp = Callable[[dict[str, Any], Callable[..., object]], Iterable[bytes]]


class WsgiDoor:
    """Calls a WSGI application by hand."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app
        self._raised: list[BaseException] = []
        self._listen_for_exceptions()

    def _listen_for_exceptions(self) -> None:
        """Have frameworks that answer 500 tell what was raised."""
        for module, signal in (
            ("flask.signals", "got_request_exception"),
            ("django.core.signals", "got_request_exception"),
        ):
            announced = getattr(sys.modules.get(module), signal, None)
            if announced is not None:
                announced.connect(self._note_exception, weak=False)

    def _note_exception(self, *_: object, **__: object) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            self._raised.append(error)

    def request(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Reply:
        """Call the application with one request.

        Raises:
            BotRaised: it raised, or its framework answered 500 because it raised.
        """
        self._raised.clear()
        status: list[int] = []

        def start_response(line: str, _: object, __: object = None) -> Callable[[bytes], object]:
            status.append(int(line.split(" ", 1)[0]))
            return chunks.append

        chunks: list[bytes] = []
        try:
            parts = self._app(_environ(method, path, query, headers or {}, body), start_response)
            chunks.extend(parts)
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        except Exception as error:
            raise BotRaised(error) from _without_our_frames(error)
        reply = Reply(status[-1] if status else 500, b"".join(chunks))
        if reply.status == 500 and self._raised:
            raise BotRaised(self._raised[0]) from _without_our_frames(self._raised[0])
        return reply


def _without_our_frames(error: BaseException) -> BaseException:
    """Return ``error`` with a traceback that begins in the bot's world, not in this file."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return error.with_traceback(trace)


def _environ(
    method: str, path: str, query: str, headers: Mapping[str, str], body: bytes
) -> dict[str, Any]:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    return environ


def open_wsgi(address: str) -> Opened:
    """Import the application at ``address``.

    Raises:
        BadAddress: it does not fit, there is no such module or attribute, or importing it failed.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise BadAddress(address, "write wsgi:module:app, e.g. wsgi:mybot:app")
    _refuse_our_names(address, found["module"])
    app = _load(address, found["module"], found["attribute"])
    if found["call"]:
        app = _made(address, app, found["attribute"])
    if not callable(app):
        raise BadAddress(address, f"{found['attribute']} is no WSGI application")
    return Opened(door=_door(app), path=found["path"], declared=_declared_paths(app))


def _door(app: WsgiApp) -> Door:
    return WsgiDoor(app)


def _refuse_our_names(address: str, module: str) -> None:
    package = module.split(".")[0]
    if package in OUR_PACKAGES and not module.startswith(_SHIPPED_BOTS):
        raise BadAddress(
            address,
            f"{package!r} is the name of one of Courtesy's own packages, so the bot cannot be "
            "imported beside it; rename the package, or run the bot by itself and give its "
            "http:// address",
        )


def _load(address: str, module: str, attribute: str) -> Any:  # noqa: ANN401 - the bot's
    try:
        found = find_spec(module) is not None
        value = import_module(module) if found else None
    except ModuleNotFoundError as error:
        raise BadAddress(address, f"no module named {error.name!r}") from None
    except (Exception, SystemExit) as error:
        raise BadAddress(address, f"importing {module} raised {_told(error)}") from error
    if not found:
        raise BadAddress(address, f"no module named {module!r} in the current folder")
    for name in attribute.split("."):
        if not hasattr(value, name):
            raise BadAddress(address, f"{module} has no {attribute!r}")
        value = getattr(value, name)
    return value


def _made(address: str, factory: Any, name: str) -> Any:  # noqa: ANN401 - the bot's
    try:
        return factory()
    except (Exception, SystemExit) as error:
        raise BadAddress(address, f"calling {name} raised {_told(error)}") from error


def _told(error: BaseException) -> str:
    """Return what was raised and where, on one line; a SyntaxError says itself where."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{f.filename}:{f.lineno}" for f in frames if not f.filename.startswith("<frozen ")]
    return text if isinstance(error, SyntaxError) else f"{text} ({where[-1]})"


def _declared_paths(app: object) -> tuple[str, ...]:
    """Return the POST routes that a Flask or similar application declares without parameters."""
    url_map = getattr(app, "url_map", None)
    rules = url_map.iter_rules() if url_map is not None else ()
    return tuple(
        str(rule.rule) for rule in rules if "POST" in (rule.methods or ()) and not rule.arguments
    )


CONNECTOR = Connector(schemes=("wsgi",), example="wsgi:mybot:app", home=Home.HERE, open=open_wsgi)
