"""A cassette: what the world answered once, in a file, for all scenarios of a suite.

The file has vcrpy's form, so that vcrpy plays it too; each response holds the seconds that it took
as ``latency``. Its order is that of the addresses, not of the run, and secrets are not in it.

Source: https://vcrpy.readthedocs.io/en/latest/usage.html
"""

import copy
import fcntl
import os
import tempfile
from bisect import insort
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.client import responses as reasons
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import BadInput
from simulator.exchange import Answer, Call
from simulator.outgoing.request_key import RequestKey
from simulator.outgoing.secrets import Secrets

_FRAMING = frozenset({"content-length", "transfer-encoding", "connection", "keep-alive"})
_TAKE = tuple[RequestKey, dict[str, Any], dict[str, Any]]
"""What was asked, told apart from others; the request and the response as vcrpy has them."""


class Cassette:
    """The calls that were recorded, with their answers; of equal calls in the order of the run."""

    def __init__(self, path: Path, secrets: Secrets) -> None:
        """Read the cassette; one that does not exist is empty.

        Raises:
            BadInput: it cannot be read, or vcrpy is not installed.
        """
        self.path = path
        self.secrets = secrets
        self._vcr = _vcr()
        self._takes: list[_TAKE] = []
        self._answers: dict[RequestKey, list[Answer]] = {}
        self.reload()

    def reload(self) -> None:
        """Read what is in the file now; other processes may have added to it.

        Raises:
            BadInput: it is no cassette.
        """
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"cannot read the cassette {self.path}: {error}") from None
        try:
            requests, responses = self._vcr.deserialize(text) if text else ([], [])
        except Exception as error:  # whatever YAML makes of a file that is something else
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise BadInput(f"{self.path} is no cassette: {why}") from None
        self._takes, self._answers = [], {}
        for request, response in zip(requests, responses, strict=True):
            key = RequestKey.of(self.secrets.out_of_call(_call(request)))
            self._insert((key, request, response))

    def _insert(self, take: _TAKE) -> None:
        insort(self._takes, take, key=_key)
        self._answers.setdefault(take[0], []).append(_answer(take[2]))

    def takes_of(self, key: RequestKey) -> list[Answer]:
        """Return what this request was answered, in the order of the run."""
        return self._answers.get(key, [])

    def keys(self) -> list[RequestKey]:
        """Return what was recorded, each as often as it was."""
        return [key for key, _, _ in self._takes]

    def add(self, call: Call, answer: Answer, known: int) -> Answer:
        """Write down an answer, unless another process has added one to the ``known`` ones.

        Returns: the answer that stands.

        Raises:
            BadInput: the file cannot be written.
        """
        clean = self.secrets.out_of_call(call)
        key = RequestKey.of(clean)
        with self._locked():
            self.reload()
            there = self.takes_of(key)
            if len(there) > known:
                return there[known]
            self._insert((key, _request(clean), _response(self.secrets.out_of_answer(answer))))
            self._write()
        return answer

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other processes from writing; the folder is locked, so no file is left behind."""
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    def _write(self) -> None:
        requests = [copy.deepcopy(request) for _, request, _ in self._takes]
        responses = [copy.deepcopy(response) for _, _, response in self._takes]
        text = self._vcr.serialize(requests, responses)
        try:
            file, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
            with os.fdopen(file, "w", encoding="utf-8") as new:
                new.write(text)
            Path(name).chmod(self.path.stat().st_mode & 0o777 if self.path.exists() else 0o644)
            Path(name).replace(self.path)
        except OSError as error:
            raise BadInput(f"cannot write the cassette {self.path}: {error.strerror}") from None


class Tape:
    """One scenario's way through a cassette: equal calls are answered one after another."""

    def __init__(self, cassette: Cassette) -> None:
        self._cassette = cassette
        self._played: Counter[RequestKey] = Counter()

    def play(self, call: Call, *, again: bool) -> Answer | None:
        """Return the next answer to ``call``; after the last, that one if ``again``, else None."""
        key = self._key_of(call)
        takes = self._cassette.takes_of(key)
        index = self._played[key]
        if index >= len(takes) and not (again and takes):
            return None
        self._played[key] += 1
        return takes[min(index, len(takes) - 1)]

    def record(self, call: Call, answer: Answer) -> Answer:
        """Write down what the world answered, and return the answer that stands."""
        key = self._key_of(call)
        known = self._played[key]
        self._played[key] += 1
        return self._cassette.add(call, answer, known)

    def refusal(self, call: Call) -> str:
        """Return why ``call`` has no answer, in one sentence that names the nearest recorded."""
        key = self._key_of(call)
        recorded = self._cassette.keys()
        said = f"{key} is not in {self._cassette.path.name}"
        if not recorded:
            return f"{said}, which is empty"
        near = key.nearest(recorded)
        return f"{said}; the nearest is {near} ({key.difference(near)})"

    def _key_of(self, call: Call) -> RequestKey:
        return RequestKey.of(self._cassette.secrets.out_of_call(call))


class _Vcr:
    """What of vcrpy is used: how it writes calls down."""

    def __init__(self, serialize: Any, request: Any, serializer: Any) -> None:  # noqa: ANN401
        self._serialize = serialize
        self._request = request
        self._serializer = serializer

    def deserialize(self, text: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        requests, responses, *_ = self._serialize.deserialize(text, self._serializer)
        return [request._to_dict() for request in requests], responses  # noqa: SLF001 - its own form

    def serialize(self, requests: list[dict[str, Any]], responses: list[dict[str, Any]]) -> str:
        made = [self._request(**request) for request in requests]
        cassette = {"requests": made, "responses": responses}
        text: str = self._serialize.serialize(cassette, self._serializer)
        return text


def _vcr() -> _Vcr:
    """Load vcrpy, which imports every HTTP library that is installed, only for a cassette."""
    try:
        from vcr import serialize
        from vcr.request import Request
        from vcr.serializers import yamlserializer
    except ImportError:
        raise BadInput(
            "cassettes need vcrpy, which is not installed; run: pip install vcrpy"
        ) from None
    return _Vcr(serialize, Request, yamlserializer)


def _key(take: _TAKE) -> RequestKey:
    return take[0]


def _call(request: dict[str, Any]) -> Call:
    """Return the call that vcrpy's ``request`` is."""
    url = urlsplit(request["uri"])
    body = request["body"] or b""
    return Call(
        method=request["method"].upper(),
        scheme=url.scheme,
        host=url.hostname or "",
        port=url.port,
        target=f"{url.path or '/'}{'?' if url.query else ''}{url.query}",
        headers={name: values[0] for name, values in request["headers"].items()},
        body=body.encode() if isinstance(body, str) else bytes(body),
    )


def _request(call: Call) -> dict[str, Any]:
    return {
        "method": call.method,
        "uri": call.url,
        "body": call.body,
        "headers": {name: [value] for name, value in sorted(call.headers.items())},
    }


def _answer(response: dict[str, Any]) -> Answer:
    """Return the answer that vcrpy's ``response`` is."""
    body = response["body"].get("string") or b""
    return Answer(
        status=response["status"]["code"],
        headers=tuple(
            (name, value)
            for name, values in response["headers"].items()
            for value in (values if isinstance(values, list) else [values])
            if name.lower() not in _FRAMING
        ),
        body=body.encode() if isinstance(body, str) else body,
        after=timedelta(seconds=response.get("latency", 0)),
    )


def _response(answer: Answer) -> dict[str, Any]:
    headers: dict[str, list[str]] = {}
    for name, value in answer.headers:
        headers.setdefault(name, []).append(value)
    return {
        "status": {"code": answer.status, "message": reasons.get(answer.status, "")},
        "headers": headers,
        "body": {"string": answer.body},
        "latency": answer.after.total_seconds(),
    }
