"""HTTP around the fake: the only place that knows Flask."""

from collections.abc import Callable

from flask import Flask, request
from flask import Response as FlaskResponse

from fake_graph.call import Request, Response


def create_app(answer_call: Callable[[Request], Response]) -> Flask:
    """Return a WSGI app that has every call, on any path and with any method, answered."""
    app = Flask("fake_graph", static_folder=None)

    # Before routing, so that Flask neither redirects nor refuses what Graph would answer itself.
    @app.before_request
    def answer() -> FlaskResponse:
        answered = answer_call(
            Request(
                method=request.method,
                path=request.path,
                query=request.query_string.decode("latin-1"),
                headers=dict(request.headers),
                body=request.get_data(cache=False),
            )
        )
        return FlaskResponse(answered.body, answered.status, list(answered.headers))

    return app
