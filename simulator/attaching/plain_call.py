"""What a POST to the Graph API says that ``requests`` need not prepare.

Whatever is not surely plain is left to ``requests``: files, lists, odd addresses, hooks, cookies.
"""

import json as standard_json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from requests import models
from requests.models import PreparedRequest
from requests.structures import CaseInsensitiveDict

from simulator.exchange import Call

GRAPH = "graph.facebook.com"
HOST = f"https://{GRAPH}"

_TARGET = re.compile(re.escape(HOST) + r"((?:/v\d+\.\d+)?/\w+/\w+)(?:\?([\w.~=&+-]+))?", re.ASCII)
"""Addresses that ``requests`` sends as they are written."""
_HEADER_NAME = re.compile(r"[\w-]+", re.ASCII)
_HEADER_VALUE = re.compile(r"[!-~][ -~]*")
_FORM = "application/x-www-form-urlencoded"
_SPECIAL = frozenset({"cookies", "files", "auth", "proxies", "hooks", "stream", "cert"})
"""Parameters without which a call is plain."""
_SILENT = frozenset({"timeout", "verify", "allow_redirects"})
"""Parameters that say nothing to the platform, which redirects no POST."""

_written = standard_json.JSONEncoder(allow_nan=False).encode

Pairs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlainCall:
    """A call with nothing special about it.

    Attributes:
        said: The body as ``requests`` keeps it.
    """

    url: str
    path: str
    query: str
    headers: dict[str, str]
    said: str | bytes | None

    def call(self) -> Call:
        """Return the call as an exchange takes it."""
        said = self.said.encode() if isinstance(self.said, str) else self.said or b""
        target = f"{self.path}?{self.query}" if self.query else self.path
        return Call(
            method="POST",
            scheme="https",
            host=GRAPH,
            target=target,
            headers=self.headers,
            body=said,
        )

    def prepared(self) -> PreparedRequest:
        """Return the call as ``requests`` would have prepared it."""
        prepared = PreparedRequest()
        prepared.prepare(method="POST", url=self.url, headers=self.headers, cookies={})
        prepared.body = self.said
        return prepared


def plain_call(
    url: object,
    defaults: Pairs,
    params: Any = None,  # noqa: ANN401 - whatever a bot says
    data: Any = None,  # noqa: ANN401
    headers: Any = None,  # noqa: ANN401
    json: Any = None,  # noqa: ANN401
    **others: object,
) -> PlainCall | None:
    """Return what a POST says, None if it is not surely plain; ``defaults`` are usual headers."""
    target = _TARGET.fullmatch(url) if isinstance(url, str) else None
    if target is None or not all(map(_is_silent, others.items())):
        return None
    queried = _pairs(params)
    body = _body(data, json)
    if queried is None or body is None or not are_plain(headers):
        return None
    path, query = target.groups("")
    if queried:
        added = urlencode(queried)
        query = f"{query}&{added}" if query else added
    said, content_type = body
    whole = f"{HOST}{path}?{query}" if query else HOST + path
    return PlainCall(whole, path, query, _headers(defaults, headers, said, content_type), said)


def _is_silent(parameter: tuple[str, object]) -> bool:
    name, value = parameter
    return name in _SILENT or (name in _SPECIAL and not value)


def _pairs(values: object) -> Mapping[str, str] | None:
    """Return parameters, None if they are anything but strings by their names."""
    if not values:
        return {}
    if type(values) is not dict:
        return None
    return values if all(type(k) is type(v) is str for k, v in values.items()) else None


def _body(data: object, json: object) -> tuple[str | bytes | None, str | None] | None:
    """Return a body and its type, None if it takes more than writing it down."""
    if not data:
        return _as_json(json) if json is not None else (None, None)
    if isinstance(data, str | bytes):
        return data, None
    pairs = _pairs(data)
    return (urlencode(pairs), _FORM) if pairs is not None else None


def _as_json(value: object) -> tuple[bytes, str] | None:
    try:
        chosen: Any = vars(models)["complexjson"]  # simplejson, where it is installed
        is_standard = chosen is standard_json
        written = _written(value) if is_standard else chosen.dumps(value, allow_nan=False)
    except Exception:  # the bot's: it shall see it where requests raises it
        return None
    return str(written).encode(), "application/json"


def are_plain(headers: object) -> bool:
    """Return whether headers are texts that ``requests`` would send as they are."""
    if not headers:
        return True
    return type(headers) is dict and all(
        type(name) is type(value) is str
        and _HEADER_NAME.fullmatch(name)
        and _HEADER_VALUE.fullmatch(value)
        for name, value in headers.items()
    )


def _headers(
    defaults: Pairs, own: Pairs | None, said: str | bytes | None, content_type: str | None
) -> dict[str, str]:
    """Return the headers in the order in which ``requests`` would write them."""
    headers: Any = dict(defaults)
    if own:
        headers = CaseInsensitiveDict(defaults)
        headers.update(own)
    if said is not None:
        size = len(said.encode()) if isinstance(said, str) else len(said)
        headers["Content-Length"] = str(size)
    elif "Content-Length" not in headers:
        headers["Content-Length"] = "0"
    if content_type and "Content-Type" not in headers:
        headers["Content-Type"] = content_type
    return dict(headers)
