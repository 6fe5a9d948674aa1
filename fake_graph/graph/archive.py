"""A world written down, and read again exactly.

The text is one JSON document: ``{"format", "is_strict", "state", "journal"}``.
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from fake_graph.errors import ImpossibleAction
from fake_graph.graph.core import Core, Deliver, Verify, Wake, ignore, reach_nobody, sleep_on
from fake_graph.journal import Journal
from fake_graph.state import State

FORMAT = 1


class Archive(Core):
    """Worlds as texts."""

    def export(self) -> str:
        """Return all that this world is, secrets included, as one JSON document."""
        with self.turn():
            # Read once, so that a number that stands for a float is one, as it will be when loaded.
            state = _states().validate_json(_written(_states().dump_python(self.state)))
            return _written(
                {
                    "format": FORMAT,
                    "is_strict": self.is_strict,
                    "state": _states().dump_python(state),
                    "journal": self.journal.to_json(),
                }
            )

    @classmethod
    def load(
        cls,
        text: str,
        *,
        now: Callable[[], datetime],
        deliver: Deliver = ignore,
        wake: Wake = sleep_on,
        verify: Verify = reach_nobody,
    ) -> Self:
        """Return the world that ``export`` wrote; its timers go on.

        Raises:
            ImpossibleAction: ``text`` is no such document.
        """
        graph = cls.__new__(cls)
        graph._prepare(  # noqa: SLF001 - the constructor would make a world of its own
            now=now, deliver=deliver, wake=wake, verify=verify, strict=False
        )
        graph.restore(text)
        return graph

    def restore(self, text: str) -> None:
        """Become the world that ``export`` wrote.

        Raises:
            ImpossibleAction: ``text`` is no such document; nothing has changed.
        """
        is_strict, state, entries = _read(text)
        with self.turn():
            self.is_strict, self.state = is_strict, state
            self.journal.replace(entries)
            self._outbox.clear()
            self._waking = None
            self._wake_for_next()


@cache
def _states() -> TypeAdapter[State]:
    return TypeAdapter(State)


def _read(text: str) -> tuple[bool, State, Journal]:
    try:
        document = json.loads(text)
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise ImpossibleAction(f"this is no world in format {FORMAT}")
        state = _states().validate_json(json.dumps(document["state"]))
        return bool(document["is_strict"]), state, Journal.from_json(document["journal"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, ImpossibleAction):
            raise
        raise ImpossibleAction(f"this is no world: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error).partition("\n")[0]


def _written(value: object) -> str:
    return json.dumps(value, default=_plain, separators=(",", ":"))


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return what JSON has for ``value``; sets are sorted, so that equal worlds are equal texts."""
    if isinstance(value, set | frozenset):
        return sorted(value)
    return to_jsonable_python(value)
