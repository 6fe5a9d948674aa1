"""Batches: many calls in one, answered in one.

Source: https://developers.facebook.com/docs/graph-api/batch-requests
"""

import json
from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode

from fake_graph.call import Request, Response, joined
from fake_graph.calls.body import Json, unpacked
from fake_graph.calls.parameters import FILES, Parameters
from fake_graph.errors import GraphError, InvalidParameter, NotFaked

MEMBER_LIMIT = 50

Batch = list[Json | None]


@dataclass(frozen=True, slots=True)
class Member:
    """One call of a batch.

    Attributes:
        is_quiet: Whether nothing is answered where it succeeds.
        has_headers: Whether the answer's headers are answered as well.
        name: What other members call it, empty where it has no name.
        after: The name of the member without whose success it is not called.
    """

    request: Request
    is_quiet: bool
    has_headers: bool
    name: str = ""
    after: str = ""

    def rendered(self, response: Response) -> Json | None:
        """Return ``{"code", "headers"?, "body"}``, the body being text; None for nothing."""
        if self.is_quiet and response.status == 200:
            return None
        headers = [{"name": name, "value": value} for name, value in response.headers]
        return {
            "code": response.status,
            **({"headers": headers} if self.has_headers else {}),
            "body": response.body.decode("ascii"),
        }


def answered(calls: list[Member], answer: Callable[[Request], Response]) -> Batch:
    """Return the answers to the calls of a batch, one after the other.

    Raises:
        NotFaked: a call depends on one that failed, or that does not come before it. What Graph
            answers in its place is not recorded.
    """
    done: set[str] = set()
    answers: Batch = []
    for call in calls:
        if call.after and call.after not in done:
            raise NotFaked("a call of a batch that depends on one without success")
        response = answer(call.request)
        if call.name and response.status == 200:
            done.add(call.name)
        answers.append(call.rendered(response))
    return answers


def members(said: Parameters, version: str | None) -> list[Member]:
    """Return the calls of a batch, in order; one without a token of its own has the batch's.

    Raises:
        GraphError: it is no list of calls, or too long.
        NotFaked: one call uses another's answer, or carries a file.
    """
    listed = unpacked(said.values["batch"])
    if not isinstance(listed, list):
        raise InvalidParameter("Param batch must be an array.")
    if len(listed) > MEMBER_LIMIT:
        raise GraphError("too-many-elements", name="batch")
    if said.values.get(FILES):
        raise NotFaked("files in a batch")
    listed = [unpacked(one) for one in listed]
    needed = {str(one.get("depends_on")) for one in listed if isinstance(one, dict)}
    return [_member(one, said, version, needed) for one in listed]


def _member(one: object, said: Parameters, version: str | None, needed: Set[str]) -> Member:
    if not isinstance(one, dict) or not isinstance(one.get("relative_url"), str):
        raise InvalidParameter("Param batch must hold objects with a method and a relative_url.")
    path, _, query = one["relative_url"].partition("?")
    body = _text(one.get("body") or "")
    if "{result=" in one["relative_url"] + body:
        raise NotFaked("a batch whose calls use each other's answers")
    if one.get("attached_files"):
        raise NotFaked("files in a batch")
    defaults = {"access_token": said.token, "appsecret_proof": said.proof}
    given = f"{query}&{body}"
    if "access_token=" in given:  # the batch's proof is of the batch's token
        defaults = {}
    missing = {k: v for k, v in defaults.items() if v and f"{k}=" not in given}
    name = str(one.get("name") or "")
    # What others depend on is left out where it succeeds, unless it says otherwise.
    is_quiet = _is_true(one.get("omit_response_on_success", name in needed))
    request = Request(
        method=str(one.get("method") or "GET").upper(),
        path=_path(unquote(path), version),
        query=joined(query, urlencode(missing)),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=body.encode("utf-8", "replace"),
    )
    after = str(one.get("depends_on") or "")
    return Member(request, is_quiet, said.has_headers, name, after)


def _path(path: str, version: str | None) -> str:
    path = "/" + path.strip("/")
    return path if version is None or path.startswith("/v") else f"/{version}{path}"


def _text(body: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(body, dict):
        return str(body)
    given = {key: value for key, value in body.items() if value is not None}
    return urlencode({k: v if isinstance(v, str) else json.dumps(v) for k, v in given.items()})


def _is_true(value: object) -> bool:
    return value in (True, "true", "1", 1)
