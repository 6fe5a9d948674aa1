"""What a cassette must never hold, taken out of calls and answers before they are written.

Secrets are told by the names of headers, parameters and keys, and by the values of environment
variables with such names, wherever these appear.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from simulator.exchange import Answer, Call

REDACTED = "REDACTED"

_Headers = tuple[tuple[str, str], ...]

_ENDS = re.compile(
    r"(?<!page)(?<!next)(?<!continuation)(?<!sync)token$|secret$|passw(?:or)?d$|passphrase$|"
    r"apikey$|accesskey(?:id)?$|secretkey$|privatekey$|authorization$|cookie2?$|signature$|"
    r"credentials?$|proof$|sessionid$|assertion$|^pwd$|^jwt$"
)
_ALSO_PARAMETERS = frozenset({"key", "sig", "auth", "code"})
"""Too common a word for a key in a document, but a secret in an address: ``?key=AIza…``."""
_SHORTEST_VALUE = 8
"""Shorter values of variables would be found in innocent places."""
_PLAIN = re.compile(r"[^a-z0-9]")


def is_secret(name: str) -> bool:
    """Return whether what is called ``name``, such as ``X-Api-Key``, is for nobody's eyes."""
    return _ENDS.search(_PLAIN.sub("", name.lower())) is not None


class Secrets:
    """Takes secrets out; ``environment`` is asked each time, for a bot may load its own late."""

    def __init__(self, environment: Callable[[], Mapping[str, str]]) -> None:
        self._environment = environment

    def out_of_call(self, call: Call) -> Call:
        """Return ``call`` without secrets."""
        path, mark, query = call.target.partition("?")
        values = self._values()
        return replace(
            call,
            target=_without(values, path + mark + _parameters(query, _is_secret_parameter)),
            headers=dict(_headers(tuple(call.headers.items()), values)),
            body=_without_in_bytes(values, _body(call.body, call.headers)),
        )

    def out_of_answer(self, answer: Answer) -> Answer:
        """Return ``answer`` without secrets."""
        values = self._values()
        return replace(
            answer,
            headers=_headers(answer.headers, values),
            body=_without_in_bytes(values, _body(answer.body, dict(answer.headers))),
        )

    def _values(self) -> list[str]:
        """Return the environment's secrets, the longest first, for one may hold another."""
        found = {
            form
            for name, value in self._environment().items()
            if is_secret(name) and len(value) >= _SHORTEST_VALUE
            for form in (value, quote(value, safe=""))
        }
        return sorted(found, key=lambda value: (-len(value), value))


def _is_secret_parameter(name: str) -> bool:
    return is_secret(name) or name.lower() in _ALSO_PARAMETERS


def _headers(headers: _Headers, values: list[str]) -> _Headers:
    return tuple((name, _without(values, value)) for name, value in headers if not is_secret(name))


def _body(body: bytes, headers: Mapping[str, str]) -> bytes:
    kind = next((v for k, v in headers.items() if k.lower() == "content-type"), "")
    try:
        if "json" in kind:
            return _json(body)
        if "x-www-form-urlencoded" in kind:
            return _parameters(body.decode("ascii"), is_secret).encode()
    except ValueError:  # it is not what it says
        pass
    return body


def _json(body: bytes) -> bytes:
    """Return a JSON document without secrets, and unchanged where there are none."""
    document = json.loads(body)
    clean = _cleaned(document)
    return body if clean == document else json.dumps(clean, ensure_ascii=False).encode()


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: REDACTED if isinstance(item, str) and is_secret(key) else _cleaned(item)
        for key, item in value.items()
    }


def _parameters(text: str, hidden: Callable[[str], bool]) -> str:
    """Return a query or a form without secrets, and unchanged where there are none."""
    pairs = parse_qsl(text, keep_blank_values=True)
    if not any(hidden(name) for name, _ in pairs):
        return text
    return urlencode([(name, REDACTED if hidden(name) else value) for name, value in pairs])


def _without(values: list[str], text: str) -> str:
    for value in values:
        text = text.replace(value, REDACTED)
    return text


def _without_in_bytes(values: list[str], body: bytes) -> bytes:
    for value in values:
        body = body.replace(value.encode(), REDACTED.encode())
    return body
