"""What keeps a release back: manners that the team, or the last run that was kept, forbids."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simulator.budget import broken_budgets

if TYPE_CHECKING:
    from simulator.report import BotReport


def broken_gates(bot: "BotReport") -> Iterator[str]:
    """Yield a sentence for each gate that does not let a run through: which one, and why."""
    card = bot.scorecard
    critical = sum(len(result.findings) for result in card.results if result.is_critical)
    if critical:
        yield f"critical: {critical} critical finding{'s' * (critical > 1)}"
    yield from broken_budgets(card, bot.transcripts, bot.configuration.budgets)
    if bot.comparison is not None:
        yield from (f"baseline: {difference}" for difference in bot.comparison.worse)
