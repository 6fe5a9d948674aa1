"""What keeps a release back: manners that the team, or the last run that was kept, forbids."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from simulator.scoring.budget import broken_budgets
from simulator.scoring.comparison import Difference
from simulator.wording import counted

if TYPE_CHECKING:
    from simulator.report import BotReport

BASELINE = "baseline"
"""The name of the gate that a run worse than its baseline does not pass."""


def broken_gates(bot: "BotReport") -> Iterator[str]:
    """Yield a sentence for each gate that does not let a run through: which one, and why."""
    card = bot.scorecard
    if bot.min_score is not None and (card.total is None or card.total < bot.min_score):
        reached = "nothing to score" if card.total is None else card.total
        yield f"min-score: {reached}, below {bot.min_score}"
    critical = sum(len(result.findings) for result in card.results if result.is_critical)
    if critical:
        yield f"critical: {counted(critical, 'critical finding')}"
    yield from broken_budgets(card, bot.transcripts, bot.configuration.budgets)
    if bot.comparison is not None:
        yield from _worse(bot.comparison.worse)


def _worse(differences: Iterable[Difference]) -> Iterator[str]:
    """Yield a sentence for each rule that is kept less well, and each scenario that fails now."""
    alike: dict[str, list[Difference]] = {}
    for difference in differences:
        alike.setdefault(difference.rule or difference.sentence, []).append(difference)
    for first, *others in alike.values():
        more = f", and {len(others)} more" if others else ""
        yield f"{BASELINE}: {first}{more}"


def summed_up(sentences: Iterable[str], worse: int) -> Iterator[str]:
    """Yield gates that failed, with the baseline's as one: whoever shows these lists them anyway.

    Args:
        sentences: The gates that failed.
        worse: How many things got worse since the baseline.
    """
    yield from (one for one in sentences if not one.startswith(f"{BASELINE}: "))
    if worse:
        yield f"{BASELINE}: {counted(worse, 'thing')} got worse"


def gate_names(sentences: Iterable[str]) -> str:
    """Return which gates failed and how often, one clause: ``critical, baseline (3)``."""
    names = Counter(sentence.partition(":")[0] for sentence in sentences)
    return ", ".join(name if count == 1 else f"{name} ({count})" for name, count in names.items())
