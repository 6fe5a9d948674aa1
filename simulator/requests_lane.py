"""``requests.post`` to the Graph API where nothing about it is special, without its preparations.

``requests`` reads the whole environment for proxies, prepares the call in steps and builds an
answer of twenty objects, which costs more than all the rest of a turn. A plain call needs none of
it: what it says is read here, and what bots seldom ask of an answer is made when they do. Whatever
is not surely plain goes to the adapter as ever; both ways leave the same journal and give the same
answers.
"""

import io
import json as standard_json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from requests import models, sessions
from requests.adapters import HTTPAdapter
from requests.models import PreparedRequest
from requests.structures import CaseInsensitiveDict
from requests.utils import default_headers, get_encoding_from_headers, get_netrc_auth
from urllib3 import HTTPHeaderDict, HTTPResponse

from simulator.exchange import Answer, Call, Exchange

GRAPH = "graph.facebook.com"
HOST = f"https://{GRAPH}"

_TARGET = re.compile(re.escape(HOST) + r"((?:/v\d+\.\d+)?/\w+/\w+)(?:\?([\w.~=&+-]+))?", re.ASCII)
"""Addresses that ``requests`` sends as they are written."""
_HEADER_NAME = re.compile(r"[\w-]+", re.ASCII)
_HEADER_VALUE = re.compile(r"[!-~][ -~]*")
_FORM = "application/x-www-form-urlencoded"
_HOOKS: dict[str, list[object]] = {"response": []}
_SPECIAL = frozenset({"cookies", "files", "auth", "proxies", "hooks", "stream", "cert"})
"""Parameters without which a call is plain."""
_SILENT = frozenset({"timeout", "verify", "allow_redirects"})
"""Parameters that say nothing to the platform, which redirects no POST."""
_ADAPTERS = 2
"""How many a new session has: for http and for https."""
_REPLACEABLE = frozenset({"request", "prepare_request", "get_adapter", "send", "build_response"})
_LATER = frozenset({"headers", "raw", "cookies", "request", "connection"})
"""What of an answer is made when somebody asks for it."""

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


class PlainResponse(models.Response):
    """An answer to a plain call."""

    def __init__(
        self, call: PlainCall, answer: Answer, adapter: HTTPAdapter, seconds: float
    ) -> None:
        self._call = call
        self._answer = answer
        self._adapter = adapter
        self._content = answer.body
        self._content_consumed = True
        self._next = None
        self.status_code = answer.status
        self.url = call.url
        self.encoding = _encoding(answer.headers)
        self.history: list[models.Response] = []
        self.reason: Any = None
        self.elapsed = timedelta(seconds=seconds)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an answer has
        if name not in _LATER:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        built = self._adapter.build_response(self._call.prepared(), self._raw())
        self.__dict__.update((late, built.__dict__[late]) for late in _LATER - self.__dict__.keys())
        return self.__dict__[name]

    def _raw(self) -> HTTPResponse:
        """Return what ``urllib3`` would have handed over, read to its end."""
        raw = HTTPResponse(
            body=io.BytesIO(self._answer.body),
            headers=HTTPHeaderDict(self._answer.headers),
            status=self._answer.status,
            preload_content=False,
        )
        raw.read()
        return raw


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
    if queried is None or body is None or not _is_plain(headers):
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


def _is_plain(headers: object) -> bool:
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


def _encoding(headers: tuple[tuple[str, str], ...]) -> str | None:
    kinds = (value for name, value in headers if name.lower() == "content-type")
    return _encoding_of(next(kinds, ""))


@lru_cache(maxsize=16)
def _encoding_of(content_type: str) -> str | None:
    return get_encoding_from_headers(CaseInsensitiveDict({"content-type": content_type}))


class Lane:
    """The way of plain calls.

    Attributes:
        exchange: Answers them.
    """

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self._adapter = HTTPAdapter()
        self._defaults = dict(default_headers())
        self._is_open = get_netrc_auth(HOST) is None
        self._usual: tuple[object, ...] = ()

    def open(self) -> None:
        """Take what ``requests`` is made of now for what it should be; anything else closes it."""
        self._usual = _parts()

    def post(
        self,
        method: object,
        url: object,
        session: Any,  # noqa: ANN401 - a session of the bot's, None for one just made
        said: dict[str, Any],
    ) -> PlainResponse | None:
        """Return the answer to a plain call, None where it is not plain."""
        if not self._is_open or method not in ("POST", "post") or _parts() != self._usual:
            return None
        if session is not None and not _is_plain_session(session):
            return None
        try:
            call = plain_call(url, self._defaults if session is None else session.headers, **said)
        except (TypeError, UnicodeError):  # requests shall raise it
            return None
        if call is None:
            return None
        adapter = self._adapter if session is None else session.get_adapter(HOST)
        began = sessions.preferred_clock()
        answer = self.exchange(call.call())
        return PlainResponse(call, answer, adapter, sessions.preferred_clock() - began)


def _parts() -> tuple[object, ...]:
    """Return what tools that want to see calls are known to replace."""
    session = sessions.Session
    return (
        session,
        session.request,
        session.prepare_request,
        session.get_adapter,
        session.send,
        HTTPAdapter.send,
        HTTPAdapter.build_response,
    )


def _is_plain_session(session: Any) -> bool:  # noqa: ANN401
    """Return whether a session adds nothing but headers."""
    if type(session) is not sessions.Session or session.params or session.auth or session.stream:
        return False
    adapter = session.adapters.get("https://")
    return (
        session.hooks == _HOOKS
        and len(session.adapters) == _ADAPTERS
        and not len(session.cookies)
        and type(adapter) is HTTPAdapter
        and not _REPLACEABLE.intersection(vars(session), vars(adapter))
        and _is_plain(dict(session.headers))
    )
