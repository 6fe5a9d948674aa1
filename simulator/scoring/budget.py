"""What a score has to reach."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from simulator.duration import spell_duration
from simulator.scoring.latency import PERCENTILES, percentile, waits
from simulator.scoring.scorecard import Scorecard, points_of
from simulator.transcript import Transcript


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
        percent, _, what = name.partition(".")
        slow = percentile(waits(transcripts, what), PERCENTILES[percent])
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
            return points_of(one.score)
    return None
