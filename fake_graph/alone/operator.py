"""The control API of a fake that runs alone: whoever has its token decides what happens.

* ``GET /_control``                  the actions, with their parameters
* ``POST /_control/<action>``        do it; a JSON object of arguments
* ``POST /_control/advance``         put the time forward: ``{"seconds": 60}`` or ``{"until": ISO}``
* ``POST /_control/pages``, ``apps``, ``people``, ``faults``   short for ``create_page``, …
* ``GET /_control/journal?since=N``  the entries from the N-th on
* ``GET /_control/export``, ``PUT /_control/import``   the whole world
"""

import hmac
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from fake_graph.alone.operations import Operation, operations
from fake_graph.alone.shifted_clock import ShiftedClock
from fake_graph.call import Request, Response
from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.gateway import FakeGraph

PREFIX = "/_control"
_SHORT = {"pages": "create_page", "apps": "create_app", "people": "create_person"}
_JSON = (("Content-Type", "application/json; charset=UTF-8"), ("Cache-Control", "no-store"))
_UNKNOWN = "send the control token of the start as X-Control-Token or Authorization: Bearer …"

Said = Mapping[str, Any]


class _NoSuchPath(LookupError):
    """Nothing is there, or not by that method."""


class Operator:
    """Obeys whoever has the token.

    ``settle`` waits until the webhooks that left have been carried.
    """

    def __init__(
        self,
        graph: FakeGraph,
        clock: ShiftedClock,
        token: str,
        settle: Callable[[], None],
    ) -> None:
        self._graph = graph
        self._clock = clock
        self._token = token.encode()
        self._settle = settle
        self._operations = operations(type(graph))

    def answer(self, request: Request) -> Response:
        """Answer a call below ``PREFIX``; never raises for what it is sent."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        if not self._knows(headers):
            return _response(401, {"error": _UNKNOWN})
        path = request.path.removeprefix(PREFIX).strip("/")
        try:
            return self._obey(request, path)
        except _NoSuchPath:
            return _response(404, {"error": f"nothing answers {request.method} {request.path}"})
        except (ImpossibleAction, GraphError) as error:
            return _response(422, {"error": " ".join(str(error).split())})

    def _knows(self, headers: Mapping[str, str]) -> bool:
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        said = headers.get("x-control-token") or (bearer if scheme.lower() == "bearer" else "")
        return hmac.compare_digest(said.strip().encode("utf-8", "replace"), self._token)

    def _obey(self, request: Request, path: str) -> Response:
        match request.method, path:
            case "GET", "":
                about = {name: one.described() for name, one in self._operations.items()}
                return _response(200, {"now": self._clock.now().isoformat(), "actions": about})
            case "GET", "journal":
                return _response(200, self._journal(request.query))
            case "GET", "export":
                return Response(200, _JSON, self._graph.export().encode())
            case "PUT", "import":
                self._import(request.body)
                return _response(200, {"result": None})
            case "POST", _:
                return _response(200, {"result": self._perform(path, _arguments(request.body))})
            case _:
                raise _NoSuchPath

    def _perform(self, name: str, said: Said) -> Any:  # noqa: ANN401 - JSON
        if name == "advance":
            return self._advance(said)
        if name == "faults":
            name = "fail_next" if "error" in said else "misbehave"
        operation: Operation | None = self._operations.get(_SHORT.get(name, name))
        if operation is None:
            raise _NoSuchPath
        return operation.perform(self._graph, said)

    def _advance(self, said: Said) -> str:
        match said:
            case {"seconds": int() | float() as seconds} if len(said) == 1 and seconds >= 0:
                until = self._later(seconds)
            case {"until": str() as text} if len(said) == 1:
                until = _instant(text)
            case _:
                raise ImpossibleAction('advance takes {"seconds": 60} or {"until": an ISO time}')
        self._clock.advance(self._graph, until, self._settle)
        return self._clock.now().isoformat()

    def _later(self, seconds: float) -> datetime:
        try:
            return self._clock.now() + timedelta(seconds=seconds)
        except (OverflowError, ValueError):
            raise ImpossibleAction("time does not reach that far") from None

    def _journal(self, query: str) -> dict[str, Any]:
        text = parse_qs(query).get("since", ["0"])[-1]
        if not (text.isascii() and text.isdigit()):
            raise ImpossibleAction("since is the number of entries that are known already")
        since = int(text)
        entries = self._graph.journal.to_json(since)
        return {"entries": entries, "next": since + len(entries)}

    def _import(self, body: bytes) -> None:
        self._graph.restore(body.decode("utf-8", "replace"))
        self._graph.expect_answers(expected=False)  # the carrier reports silence itself
        latest = max((entry.at for entry in self._graph.journal), default=None)
        if latest is not None:
            self._clock.reach(latest)
        self._clock.wake(self._clock.now())


def _arguments(body: bytes) -> Said:
    try:
        said = json.loads(body) if body.strip() else {}
    except (ValueError, RecursionError):
        raise ImpossibleAction("the body is not JSON") from None
    if not isinstance(said, dict):
        raise ImpossibleAction("the body must be a JSON object of arguments")
    return said


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ImpossibleAction(f"no ISO time: {text!r}") from None


def _response(status: int, body: object) -> Response:
    return Response(status, _JSON, json.dumps(body).encode())
