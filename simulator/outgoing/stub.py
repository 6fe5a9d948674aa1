"""What a scenario says that places on the web do."""

import json
from dataclasses import dataclass
from datetime import timedelta

from simulator.exchange import Answer, Call, Refused
from simulator.outgoing.place import Place

SILENCE = timedelta(days=365)
"""Simulated time after which whoever still waits for a silent place is told that it timed out.

No scenario lasts so long. It ends, so that no thread is left waiting when the scenario is over.
"""
_GATEWAY_TIMEOUT = 504


@dataclass(slots=True, kw_only=True)
class Stub:
    """What one place does.

    Attributes:
        answer: What it answers; None where that is left to others and only late.
        is_down: Whether nobody listens there.
        late: Simulated time before the answer; None where others say.
        left: For how many more calls, None for all.
    """

    place: Place
    answer: Answer | None = None
    is_down: bool = False
    late: timedelta | None = None
    left: int | None = None

    def is_for(self, call: Call) -> bool:
        """Return whether it says what becomes of ``call``."""
        return self.left != 0 and self.place.covers(call)


SILENT = Answer(_GATEWAY_TIMEOUT, after=SILENCE)


def answer_of(status: int, body: str = "") -> Answer:
    """Return an answer with a text for a body, which is JSON if it can be read as such."""
    if not body:
        return Answer(status)
    return Answer(status, (("Content-Type", _type_of(body)),), body.encode())


def _type_of(body: str) -> str:
    try:
        json.loads(body)
    except ValueError:
        return "text/plain; charset=utf-8"
    return "application/json"


class Stubs:
    """What all places do, in one scenario; what was said last counts."""

    def __init__(self) -> None:
        self._stubs: list[Stub] = []
        self.hosts: frozenset[str] = frozenset()

    def add(self, stub: Stub) -> None:
        """Have a place do something from now on."""
        self._keep([*self._stubs, stub])

    def remove(self, place: Place) -> None:
        """Forget what was said about ``place`` and all parts of it."""
        self._keep([stub for stub in self._stubs if not place.includes(stub.place)])

    def _keep(self, stubs: list[Stub]) -> None:
        self._stubs = stubs
        self.hosts = frozenset(stub.place.host for stub in stubs)

    def outcome(self, call: Call) -> tuple[Answer | None, timedelta | None]:
        """Return what ``call`` is answered and how late, each None where nobody said.

        Raises:
            Refused: the place is down.
        """
        late: timedelta | None = None
        for stub in reversed(self._stubs):
            if not stub.is_for(call):
                continue
            stub.left = None if stub.left is None else stub.left - 1
            if stub.is_down:
                raise Refused(f"{call.host} is down, as the scenario says")
            late = stub.late if late is None else late
            if stub.answer is not None:
                return stub.answer, late
        return None, late
