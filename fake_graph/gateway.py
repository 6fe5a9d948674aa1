"""The front door: one HTTP call in, one answer out, whatever carries them."""

import json
import re
from datetime import datetime

from fake_graph.body import Json, Reading
from fake_graph.call import Address, Parameters, Request, Response, parameters
from fake_graph.errors import (
    GraphError,
    NotFaked,
    TokenInvalid,
    TokenMissing,
    TokenMissingForMe,
    UnknownPath,
)
from fake_graph.ids import AppId
from fake_graph.journal import CallAnswered
from fake_graph.people import PeopledGraph
from fake_graph.policy import policy_at, served_version
from fake_graph.route import Route, find

_PATH_LENGTH = 300  # characters of a path that the journal keeps
_QUERY = re.compile("[?&]")


class FakeGraph(PeopledGraph):
    """The whole fake: state, people, and the Graph API without HTTP."""

    def answer(self, request: Request) -> Response:
        """Answer a call of the Graph API and write it down; never raises for what it is sent."""
        with self.turn() as at:
            trace_id = self.mint.trace_id()
            version: str | None = None
            code: int | None = None
            not_faked: str | None = None
            challenge: tuple[tuple[str, str], ...] = ()
            try:
                address = Address.of(request.path.partition("?")[0])
                version = served_version(address.version, at.date())
                if version is None:
                    raise UnknownPath(_below_version(address))
                status, body = 200, self._obey(request, address, at)
            except GraphError as error:
                status, body, code = error.status, error.to_wire(trace_id), error.code
                not_faked = error.what if isinstance(error, NotFaked) else None
                challenge = _challenge(error)
            self.journal.append(
                CallAnswered(
                    at=at,
                    method=_loggable(request.method),
                    path=_loggable(request.path),
                    status=status,
                    code=code,
                    not_faked=not_faked,
                )
            )
            headers = self._headers(version, trace_id) + challenge
            return Response(status, headers, _compact(body))

    def _obey(self, request: Request, address: Address, at: datetime) -> Json:
        method = request.method.upper()
        route = find(method, address, self.page.id)
        said = parameters(request)
        for oddity, sentence in said.oddities:
            self.note(oddity, sentence)
        app_id = self._caller(address, said)
        if isinstance(route, GraphError):
            raise route
        return self._ask(route, app_id, said, at)

    def _ask(self, route: Route, app_id: AppId, said: Parameters, at: datetime) -> Json:
        params = {**said.values, **route.variables} if route.variables else said.values
        try:
            return route.endpoint.answer(self, app_id, params, Reading(policy_at(at)))
        except NotFaked:
            raise
        except GraphError as error:
            route.endpoint.refused(self, app_id, params, error)
            raise

    def _caller(self, address: Address, said: Parameters) -> AppId:
        if said.token is None:
            raise TokenMissingForMe if address.node == "me" else TokenMissing
        app_id = self.authenticate(said.token)
        said.check_proof(said.token, self.app.secret)
        return app_id

    def _headers(self, version: str | None, trace_id: str) -> tuple[tuple[str, str], ...]:
        usage = '{"call_count":0,"total_time":0,"total_cputime":0}'
        messenger = (
            '[{"type":"messenger","call_count":0,"total_cputime":0,"total_time":0,'
            '"estimated_time_to_regain_access":0}]'
        )
        return (
            ("Content-Type", "application/json; charset=UTF-8"),
            *((("facebook-api-version", version),) if version else ()),
            ("x-fb-trace-id", trace_id),
            ("X-App-Usage", usage),
            ("X-Business-Use-Case-Usage", f'{{"{self.page.id}":{messenger}}}'),
            ("Access-Control-Allow-Origin", "*"),
            ("Cache-Control", "private, no-cache, no-store, must-revalidate"),
            ("Pragma", "no-cache"),
            ("Expires", "Sat, 01 Jan 2000 00:00:00 GMT"),
        )


def _challenge(error: GraphError) -> tuple[tuple[str, str], ...]:
    if not isinstance(error, TokenInvalid):
        return ()
    value = f'OAuth "Facebook Platform" "invalid_token" "{error.message}"'
    return (("WWW-Authenticate", value),)


def _below_version(address: Address) -> str:
    below = "/".join(part for part in (address.node, address.edge) if part)
    return f"/{below or address.version}"


def _loggable(text: str) -> str:
    """Return a path without what looks like a query, where a caller glued one on."""
    return _QUERY.split(text, 1)[0][:_PATH_LENGTH].encode("utf-8", "replace").decode()


def _compact(body: Json) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode("ascii")
