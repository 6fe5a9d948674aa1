"""``requests.post`` to the Graph API where nothing about it is special, without its preparations.

``requests`` reads the whole environment for proxies, prepares the call in steps and builds an
answer of twenty objects, which costs more than all the rest of a turn. A plain call needs none of
it: what it says is read here, and what bots seldom ask of an answer is made when they do. Whatever
is not surely plain goes to the adapter as ever; both ways leave the same journal and give the same
answers.
"""

import io
from datetime import timedelta
from functools import lru_cache
from typing import Any

from requests import models, sessions
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import default_headers, get_encoding_from_headers, get_netrc_auth
from urllib3 import HTTPHeaderDict, HTTPResponse

from simulator.attaching.plain_call import HOST, PlainCall, are_plain, plain_call
from simulator.exchange import Answer, Exchange

_HOOKS: dict[str, list[object]] = {"response": []}
_ADAPTERS = 2
"""How many a new session has: for http and for https."""
_REPLACEABLE = frozenset({"request", "prepare_request", "get_adapter", "send", "build_response"})
_LATER = frozenset({"headers", "raw", "cookies", "request", "connection"})
"""What of an answer is made when somebody asks for it."""


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
        and are_plain(dict(session.headers))
    )
