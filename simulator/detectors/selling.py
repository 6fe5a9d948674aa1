"""Whether words sell: two different cues make a promotion, for one alone is often innocent."""

from collections.abc import Iterable

from simulator.text.act import Act
from simulator.transcript import Turn

ENOUGH_CUES = 2


def promotion_cues(turns: Iterable[Turn]) -> tuple[str, ...]:
    """Return the words that sell, one for each different kind of cue."""
    found: dict[int, str] = {}
    for turn in turns:
        if Act.PROMOTION in turn.acts:
            for cue in turn.cues(Act.PROMOTION):
                found.setdefault(cue.entry, cue.span)
    return tuple(found.values())


def is_promotion(turns: Iterable[Turn]) -> bool:
    """Return whether what was said in ``turns`` sells."""
    return len(promotion_cues(turns)) >= ENOUGH_CUES
