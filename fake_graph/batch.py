"""Batches: many calls in one, answered in one.

Source: https://developers.facebook.com/docs/graph-api/batch-requests
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode

from fake_graph.body import Json, unpacked
from fake_graph.call import Request, Response
from fake_graph.errors import GraphError, InvalidParameter, NotFaked
from fake_graph.parameters import FILES, Parameters

MEMBER_LIMIT = 50

Batch = list[Json | None]


@dataclass(frozen=True, slots=True)
class Member:
    """One call of a batch.

    Attributes:
        is_quiet: Whether nothing is answered where it succeeds.
        has_headers: Whether the answer's headers are answered as well.
    """

    request: Request
    is_quiet: bool
    has_headers: bool

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
    return [_member(unpacked(one), said, version) for one in listed]


def _member(one: object, said: Parameters, version: str | None) -> Member:
    if not isinstance(one, dict) or not isinstance(one.get("relative_url"), str):
        raise InvalidParameter("Param batch must hold objects with a method and a relative_url.")
    path, _, query = one["relative_url"].partition("?")
    body = one.get("body") or ""
    if "{result=" in one["relative_url"] + str(body):
        raise NotFaked("a batch whose calls use each other's answers")
    if one.get("attached_files"):
        raise NotFaked("files in a batch")
    defaults = {"access_token": said.token, "appsecret_proof": said.proof}
    missing = {k: v for k, v in defaults.items() if v and f"{k}=" not in f"{query}&{body}"}
    request = Request(
        method=str(one.get("method") or "GET").upper(),
        path=_path(unquote(path), version),
        query="&".join(part for part in (query, urlencode(missing)) if part),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=_text(body).encode("utf-8", "replace"),
    )
    return Member(request, _is_true(one.get("omit_response_on_success")), said.has_headers)


def _path(path: str, version: str | None) -> str:
    path = "/" + path.strip("/")
    return path if version is None or path.startswith("/v") else f"/{version}{path}"


def _text(body: Any) -> str:  # noqa: ANN401 - JSON
    return urlencode(body) if isinstance(body, dict) else str(body)


def _is_true(value: object) -> bool:
    return value in (True, "true", "1", 1)
