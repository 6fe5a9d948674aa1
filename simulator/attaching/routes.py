"""Which paths a web application itself says that it takes POSTs on, parameters aside."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

_WITH_PARAMETERS = set("<>{}()[]\\*+?|")
"""What a path has that stands for more than one, in any of the frameworks' notations."""


def declared_paths(app: Any) -> tuple[str, ...]:  # noqa: ANN401 - the bot's
    """Return the paths that ``app`` declares, in its own order; none if it cannot be asked.

    Flask and Quart have a ``url_map``, Starlette and FastAPI have ``routes``; Django's handlers
    know nothing of routes, but the process has one table of them.
    """
    if hasattr(app, "url_map"):
        found = _of_url_map(app.url_map)
    elif hasattr(app, "routes"):
        found = _of_routes(app.routes, "")
    elif type(app).__module__.startswith("django.core.handlers."):
        found = _of_patterns(import_module("django.urls").get_resolver().url_patterns, "/")
    else:
        return ()
    return tuple(path for path in dict.fromkeys(found) if not _WITH_PARAMETERS & set(path))


def _of_url_map(url_map: Any) -> Iterator[str]:  # noqa: ANN401 - werkzeug's
    for rule in url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            yield str(rule.rule)


def _of_routes(routes: Any, prefix: str) -> Iterator[str]:  # noqa: ANN401 - Starlette's
    for route in routes:
        path = prefix + getattr(route, "path", "")
        if "POST" in (getattr(route, "methods", None) or ()):
            yield path
        included = getattr(route, "effective_route_contexts", tuple)  # FastAPI's include_router
        yield from _of_routes((*(getattr(route, "routes", None) or ()), *included()), path)


def _of_patterns(patterns: Any, prefix: str) -> Iterator[str]:  # noqa: ANN401 - Django's
    for pattern in patterns:
        path = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if hasattr(pattern, "url_patterns"):
            yield from _of_patterns(pattern.url_patterns, path)
        else:
            yield path
