"""One HTTP call: the request, what it says in any of Graph's encodings, and the response.

Source: https://developers.facebook.com/docs/graph-api/overview
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fake_graph.body import Json, json_value
from fake_graph.errors import NotFaked, ProofInvalid

_VERSION = re.compile(r"v\d+\.\d+", re.ASCII)
_SWITCHES = frozenset({"debug", "format", "include_headers", "locale", "pretty", "sdk"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came in.

    Attributes:
        path: Decoded, e.g. ``/v2.6/me/messages``.
        query: Raw, without the question mark.
        headers: Names in any case.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """A response on its way out."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Address:
    """A path, taken apart.

    Attributes:
        version: As asked for, None where the path names none.
        node: The object, empty for the root.
        edge: What is asked of the object, empty for the object itself.
    """

    version: str | None
    node: str
    edge: str

    @classmethod
    def of(cls, path: str) -> "Address":
        """Return the address that ``path`` gives; slashes at its end do not matter."""
        parts = [part for part in path.split("/") if part]
        version = parts.pop(0) if parts and _VERSION.fullmatch(parts[0]) else None
        return cls(version, parts[0] if parts else "", "/".join(parts[1:]))


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a call says, wherever it says it.

    Attributes:
        values: The parameters, without token, proof and Graph's general switches.
        oddities: What was wrong with the encoding: (code, sentence).
    """

    values: Json
    token: str | None
    proof: str | None
    oddities: tuple[tuple[str, str], ...]

    def check_proof(self, token: str, secret: str) -> None:
        """Compare the ``appsecret_proof``, where one was given.

        Raises:
            ProofInvalid: it is not the HMAC-SHA256 of the token under the app secret.
        """
        if self.proof is None:
            return
        right = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right.encode(), self.proof.encode("utf-8", "replace")):
            raise ProofInvalid


def parameters(request: Request) -> Parameters:
    """Return what ``request`` says; what is in the body comes before what is in the query.

    Raises:
        NotFaked: an encoding or a switch that the fake does not cover.
    """
    headers = {name.lower(): value for name, value in request.headers.items()}
    query = request.query.encode("utf-8", "replace").decode()
    queried: Json = dict(parse_qsl(query, keep_blank_values=True))
    posted, oddities = _posted(headers.get("content-type", ""), request.body)
    values = {**queried, **posted} if queried else posted
    bearer = _bearer(headers.get("authorization", ""))
    token = _first_text(queried.get("access_token"), posted.get("access_token"), bearer)
    proof = _first_text(values.pop("appsecret_proof", None))
    for key in ("access_token", token or ""):  # a token that became a key is no key to talk about
        values.pop(key, None)
    for switch in _SWITCHES & values.keys():
        del values[switch]
    _refuse_not_faked(request.method, values)
    return Parameters(values, token, proof, oddities)


def _posted(content_type: str, body: bytes) -> tuple[Json, tuple[tuple[str, str], ...]]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        raise NotFaked("multipart/form-data")
    if not body:
        return {}, ()
    if kind == "application/json":
        try:
            value = json_value(body.decode("utf-8-sig"))
        except ValueError:
            return {}, (("malformed-json", "The body is not JSON, so no parameter was read."),)
        if isinstance(value, dict):
            return value, ()
        return {}, (("malformed-json", "The body is no JSON object: no parameter was read."),)
    text = body.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        sentence = "The body looks like JSON, but its Content-Type does not say so."
        return {}, (("json-without-content-type", sentence),)
    return dict(parse_qsl(text, keep_blank_values=True)), ()


def _refuse_not_faked(method: str, values: Json) -> None:
    if str(values.pop("method", method)).upper() != method.upper():
        raise NotFaked("the parameter method")
    for name in ("appsecret_time", "batch"):
        if name in values:
            raise NotFaked(f"the parameter {name}")


def _first_text(*values: object) -> str | None:
    return next((value for value in values if isinstance(value, str) and value), None)


def _bearer(authorization: str) -> str | None:
    scheme, _, token = authorization.strip().partition(" ")
    return token.strip() or None if scheme.lower() in ("bearer", "oauth") else None
