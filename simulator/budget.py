"""What a score has to reach."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from simulator.asking import requests
from simulator.duration import spell_duration
from simulator.scorecard import Scorecard
from simulator.transcript import Transcript

NINETY_FIFTH = 0.95


def broken_budgets(
    card: Scorecard,
    transcripts: Sequence[Transcript],
    budgets: Mapping[str, float | timedelta],
) -> tuple[str, ...]:
    """Return a sentence for each budget that is not kept, in alphabetical order."""
    return tuple(
        sentence
        for name, limit in sorted(budgets.items())
        for sentence in _broken(name, limit, card, transcripts)
    )


def _broken(
    name: str, limit: float | timedelta, card: Scorecard, transcripts: Sequence[Transcript]
) -> Iterator[str]:
    if isinstance(limit, timedelta):
        slow = _ninety_fifth(transcripts)
        if slow is not None and slow > limit:
            yield f"budget {name}: {spell_duration(slow)}, above {spell_duration(limit)}"
        return
    if name.startswith("audit."):
        failures = len(card.result(name.split(".")[1]).findings)
        if failures > limit:
            yield f"budget {name}: {failures}, above {limit:g}"
        return
    reached = _reached(name, card)
    if reached is not None and reached < limit:
        yield f"budget {name}: {reached:g}, below {limit:g}"


def _reached(name: str, card: Scorecard) -> float | None:
    if name == "total":
        return card.total
    if name == "coverage":
        return card.coverage[0] / card.coverage[1]
    wanted = name.removeprefix("category.")
    for one in card.categories:
        if one.category.name == wanted and one.score is not None:
            return math.floor(one.score * 100)
    return None


def _ninety_fifth(transcripts: Sequence[Transcript]) -> timedelta | None:
    waits = sorted(
        request.waited
        for transcript in transcripts
        for request in requests(transcript)
        if request.answer is not None
    )
    return waits[math.ceil(len(waits) * NINETY_FIFTH) - 1] if waits else None
