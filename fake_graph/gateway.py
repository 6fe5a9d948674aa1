"""The front door: one HTTP call in, one answer out, whatever carries them."""

import json
import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from fake_graph.call import Address, Request, Response
from fake_graph.calls.batch import Batch, answered, members
from fake_graph.calls.body import Json, Reading
from fake_graph.calls.parameters import Parameters, parameters
from fake_graph.errors import GraphError, NotFaked
from fake_graph.graph import Graph
from fake_graph.journal import CallAnswered
from fake_graph.policy import Policy, policy_at, served_version
from fake_graph.route import BATCH, Route, find, is_open, refuse_senseless
from fake_graph.token import Caller, Kind

_written = json.JSONEncoder(separators=(",", ":")).encode
_PATH_LENGTH = 300  # characters of a path that the journal keeps
_QUERY = re.compile("[?&]")

Headers = tuple[tuple[str, str], ...]


class FakeGraph(Graph):
    """The whole fake: state, people, and the Graph API without HTTP."""

    def answer(self, request: Request) -> Response:
        """Answer a call of the Graph API and write it down; never raises for what it is sent."""
        with self.turn() as at:
            trace_id = self.mint.trace_id()
            version: str | None = None
            caller: Caller | None = None
            code: int | None = None
            not_faked: str | None = None
            challenge: Headers = ()
            body: Any
            try:
                address = Address.of(request.path.partition("?")[0])
                version = served_version(address.version, at.date())
                if version is None:
                    raise GraphError("unknown-path", path=address.below_version)
                said = parameters(request)
                if not address.edge and said.method == "POST" and BATCH in said.values:
                    status, body = 200, self._answer_all(said, address)
                else:
                    caller, body = self._obey(said, address, version, at)
                    status = 200
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
            headers = self._headers(version, trace_id, caller) + challenge
            return Response(status, headers, _compact(body))

    def _obey(
        self, said: Parameters, address: Address, version: str, at: datetime
    ) -> tuple[Caller, Json]:
        refuse_senseless(said.method, address, at.date())
        for oddity, sentence in said.oddities:
            self.note(oddity, sentence)
        caller = self._caller(address, said, version)
        kind = self.kind_of(address.node, caller)
        policy = policy_at(at)
        route = find(said.method, address, kind, policy.features)
        self.count(caller, route.endpoint.use_case)
        return caller, self._ask(route, caller, said, policy)

    def _ask(self, route: Route, caller: Caller, said: Parameters, policy: Policy) -> Json:
        params = {**said.values, **route.variables} if route.variables else said.values
        reading = Reading(policy, caller.version_number)
        try:
            self.fail_if_asked(route.endpoint.edge)
            return route.endpoint.answer(self, caller, params, reading)
        except NotFaked:
            raise
        except GraphError as error:
            route.endpoint.refused(self, caller, params, error)
            raise

    def _caller(self, address: Address, said: Parameters, version: str) -> Caller:
        if said.token is None and is_open(said.method, address):
            return self.nobody(address.node, version)
        if said.token is None:
            raise GraphError("token-missing-for-me" if address.node == "me" else "token-missing")
        caller = self.authenticate(said.token, version)
        # An app's token holds the secret already. That its proof is not looked at is inferred: a
        # widely used client sends that of the page's token with it.
        if caller.token.kind is not Kind.APP:
            app = self.state.apps[caller.app_id]
            said.check_proof(said.token, app.secret, is_required=app.requires_proof)
        return self.reach(caller, address.node)

    def _answer_all(self, said: Parameters, address: Address) -> Batch:
        """Answer the members of a batch, in order; each is a call of its own."""
        self.is_in_batch = True
        try:
            return answered(members(said, address.version), self.answer)
        finally:
            self.is_in_batch = False

    def _headers(self, version: str | None, trace_id: str, caller: Caller | None) -> Headers:
        return (
            ("Content-Type", "application/json; charset=UTF-8"),
            *((("facebook-api-version", version),) if version else ()),
            ("x-fb-trace-id", trace_id),
            *self.usage(caller),
            ("Access-Control-Allow-Origin", "*"),
            ("Cache-Control", "private, no-cache, no-store, must-revalidate"),
            ("Pragma", "no-cache"),
            ("Expires", "Sat, 01 Jan 2000 00:00:00 GMT"),
        )


def _challenge(error: GraphError) -> Headers:
    if error.code != 190:
        return ()
    value = f'OAuth "Facebook Platform" "invalid_token" "{error.message}"'
    return (("WWW-Authenticate", value),)


@lru_cache(maxsize=256)
def _loggable(text: str) -> str:
    """Return a path without what looks like a query, where a caller glued one on."""
    return _QUERY.split(text, 1)[0][:_PATH_LENGTH].encode("utf-8", "replace").decode()


def _compact(body: Any) -> bytes:  # noqa: ANN401 - JSON
    return _written(body).encode("ascii")
