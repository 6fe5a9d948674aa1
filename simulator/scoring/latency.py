"""How long customers waited for answers."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

from simulator.detectors.asking import Request, requests
from simulator.transcript import Transcript

PERCENTILES: Mapping[str, int] = {"p50": 50, "p90": 90, "p95": 95, "p99": 99}


def first_answers(transcript: Transcript) -> tuple[timedelta, ...]:
    """Return the wait for the first answer of a conversation, where there was one."""
    return _waits(requests(transcript)[:1])


def answers(transcript: Transcript) -> tuple[timedelta, ...]:
    """Return the wait for each answer of a conversation."""
    return _waits(requests(transcript))


WAITS: Mapping[str, Callable[[Transcript], tuple[timedelta, ...]]] = {
    "first_answer": first_answers,
    "answer": answers,
}
"""What is waited for, by the name that budgets use."""


def waits(transcripts: Iterable[Transcript], what: str) -> tuple[timedelta, ...]:
    """Return how long was waited for ``what``, one of ``WAITS``, the shortest first.

    What was never answered is not among them: rules of responsiveness see to that.
    """
    return tuple(sorted(wait for told in transcripts for wait in WAITS[what](told)))


def percentile(in_order: Sequence[timedelta], percent: int) -> timedelta | None:
    """Return the smallest wait that ``percent`` of all do not exceed, None where there is none."""
    return in_order[math.ceil(len(in_order) * percent / 100) - 1] if in_order else None


def _waits(asked: Iterable[Request]) -> tuple[timedelta, ...]:
    return tuple(request.waited for request in asked if request.answer is not None)
