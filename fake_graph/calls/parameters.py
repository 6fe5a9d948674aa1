"""What a call says, in any of the encodings that Graph reads.

Source: https://developers.facebook.com/docs/graph-api/overview (query, form, JSON and multipart).
"""

import hashlib
import hmac
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import parse_qsl

from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import HTTPException
from werkzeug.formparser import FormDataParser

from fake_graph.call import Request
from fake_graph.calls.body import Json, json_value
from fake_graph.errors import GraphError, NotFaked

_SWITCHES = frozenset({"debug", "format", "include_headers", "locale", "pretty", "sdk"})
FILES = "filedata"
"""The parameter under which uploaded files are found, whatever their field was called."""

BOM = "\ufeff"

Oddity = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came with a call; what is in it is not kept.

    Attributes:
        size: In bytes.
        digest: SHA-256 of the content, hex.
    """

    filename: str
    content_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a call says, wherever it says it.

    Attributes:
        method: The verb that counts: a parameter ``method`` wins over HTTP's own.
        values: The parameters, without token, proof and Graph's general switches.
        oddities: What was wrong with the encoding: (code, sentence).
        has_headers: Whether the answers of a batch carry their headers.
    """

    method: str
    values: Json
    token: str | None
    proof: str | None
    oddities: tuple[Oddity, ...]
    has_headers: bool = True

    def check_proof(self, token: str, secret: str, *, is_required: bool) -> None:
        """Compare the ``appsecret_proof``.

        Raises:
            GraphError: it is missing, or not the HMAC-SHA256 of the token under the app secret.
        """
        if self.proof is None:
            if is_required:
                raise GraphError("proof-missing")
            return
        right = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right.encode(), self.proof.encode("utf-8", "replace")):
            raise GraphError("proof-invalid")


def parameters(request: Request) -> Parameters:
    """Return what ``request`` says; what is in the body comes before what is in the query.

    Raises:
        NotFaked: a switch that the fake does not cover.
    """
    headers = {name.lower(): value for name, value in request.headers.items()}
    queried = _queried(request.query)
    posted, oddities = _posted(headers.get("content-type", ""), request.body)
    values: Json = {**queried, **posted}
    bearer = _bearer(headers.get("authorization", ""))
    token = _first_text(queried.get("access_token"), posted.get("access_token"), bearer)
    proof = _first_text(values.pop("appsecret_proof", None))
    for key in ("access_token", token or ""):  # a token that became a key is no key to talk about
        values.pop(key, None)
    has_headers = str(values.get("include_headers", True)).lower() not in ("false", "0")
    for switch in _SWITCHES.intersection(values):
        del values[switch]
    if "appsecret_time" in values:
        raise NotFaked("the parameter appsecret_time")
    method = str(values.pop("method", None) or request.method).upper()
    return Parameters(method, _unbracketed(values), token, proof, oddities, has_headers)


@lru_cache(maxsize=64)
def _queried(query: str) -> Mapping[str, str]:
    """Return the parameters of a query; a client sends the same one again and again."""
    text = query.encode("utf-8", "replace").decode()
    return MappingProxyType(dict(parse_qsl(text, keep_blank_values=True)))


def _posted(content_type: str, body: bytes) -> tuple[Json, tuple[Oddity, ...]]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return _multipart(content_type, body)
    if not body:
        return {}, ()
    if kind == "application/json":
        try:
            value = json_value(body.decode().removeprefix(BOM))
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


def _multipart(content_type: str, body: bytes) -> tuple[Json, tuple[Oddity, ...]]:
    _, _, rest = content_type.partition(";")
    options = {
        name.strip().lower(): value.strip().strip('"')
        for name, _, value in (part.partition("=") for part in rest.split(";"))
    }
    parser = FormDataParser(stream_factory=_in_memory, silent=False)
    try:
        _, form, files = parser.parse(
            io.BytesIO(body), "multipart/form-data", len(body), options=options
        )
    except (ValueError, HTTPException):
        return {}, (("malformed-multipart", "The body is no multipart form: nothing was read."),)
    posted: Json = form.to_dict()
    posted[FILES] = tuple(_upload(file) for _, file in files.items(multi=True))
    return posted, ()


def _in_memory(
    total_content_length: int | None,  # noqa: ARG001 - werkzeug's signature
    content_type: str | None,  # noqa: ARG001
    filename: str | None,  # noqa: ARG001
    content_length: int | None = None,  # noqa: ARG001
) -> io.BytesIO:
    """Keep a file in memory, however large: a temporary file would have to be closed."""
    return io.BytesIO()


def _upload(file: FileStorage) -> Upload:
    content = file.read()
    file.close()
    return Upload(
        filename=file.filename or "",
        content_type=(file.content_type or "").partition(";")[0].strip().lower(),
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _unbracketed(values: Json) -> Json:
    """Put PHP's ``recipient[id]=1`` into objects."""
    if "[" not in "".join(values):
        return values
    whole: Json = {}
    for key, value in values.items():
        head, *rest = key.replace("]", "").split("[")
        if not rest or not head:
            whole[key] = value
            continue
        place = whole.setdefault(head, {})
        for part in rest[:-1]:
            place = place.setdefault(part, {}) if isinstance(place, dict) else {}
        if isinstance(place, dict):
            place[rest[-1]] = value
    return {key: _as_list(value) for key, value in whole.items()}


def _as_list(value: object) -> object:
    """Turn objects whose keys count from 0, or are empty, into lists."""
    if not isinstance(value, dict):
        return value
    items = [_as_list(item) for item in value.values()]
    if value and list(value) in ([""], [str(i) for i in range(len(value))]):
        return items
    return dict(zip(value, items, strict=True))


def _first_text(*values: object) -> str | None:
    for value in values:
        if isinstance(value, str) and value:
            return value
    return None


def _bearer(authorization: str) -> str | None:
    scheme, _, token = authorization.strip().partition(" ")
    return token.strip() or None if scheme.lower() in ("bearer", "oauth") else None
