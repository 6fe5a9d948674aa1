"""HTTP around the fake: the only place that knows Flask."""

from collections.abc import Callable, Iterable
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Flask

from fake_graph.call import Request, Response

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]


def create_app(answer_call: Callable[[Request], Response]) -> Flask:
    """Return a WSGI app that has every call, on any path and with any method, answered."""
    app = Flask("fake_graph", static_folder=None)

    # Below Flask, whose routing would redirect and refuse what Graph would answer itself, and
    # whose contexts and objects cost more than the answer does.
    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        answered = answer_call(_request(environ))
        length = ("Content-Length", str(len(answered.body)))
        start_response(_status_line(answered.status), [*answered.headers, length])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (answered.body,)

    app.wsgi_app = answer  # type: ignore[method-assign]
    return app


def _request(environ: Environ) -> Request:
    headers = {
        name[5:].replace("_", "-"): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    headers["CONTENT-TYPE"] = environ.get("CONTENT_TYPE", "")
    return Request(
        method=environ["REQUEST_METHOD"],
        path=environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace"),
        query=environ.get("QUERY_STRING", ""),
        headers=headers,
        body=_body(environ),
    )


def _body(environ: Environ) -> bytes:
    length = environ.get("CONTENT_LENGTH")
    if length:
        body: bytes = environ["wsgi.input"].read(int(length))
        return body
    # Without a length, as in chunks, only some servers say that the input ends.
    return environ["wsgi.input"].read() if environ.get("wsgi.input_terminated") else b""


@cache
def _status_line(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase}"
