"""courtesy score: conversations from elsewhere, and reports of old, scored."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.scoring.scorecard import Scorecard

WORST = 3
"""Findings of a rule that are shown."""


@click.command(
    "score",
    epilog="\b\nExamples:\n  courtesy score report.json\n"
    "  courtesy score --page 'Shopping Corner' inbox/*/message_1.json\n"
    "  courtesy score talk.txt --json",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--page", default="", metavar="NAME", help="the page's name, or its id")
@click.option("--json", "as_json", is_flag=True, help="print the score as JSON")
def score(files: tuple[str, ...], page: str, as_json: bool) -> int:
    """Score the conversations in each FILE.

    A file is a report of `courtesy run --json`, a journal, a conversation in our notation, the
    JSON of Messenger's "Download your information", or that of the Conversations API.

    Exit code 0, or 1 where something critical was found or a budget is not kept.
    """
    # Only now: the list of commands needs no rules.
    from scenarios.conversations import conversations_in
    from simulator.scoring.budget import broken_budgets
    from simulator.scoring.configuration import read_configuration

    decided = read_configuration(Path.cwd(), datetime.now(UTC).date())
    transcripts = [told for file in files for told in conversations_in(file, page)]
    card = decided.score(transcripts)
    broken = broken_budgets(card, transcripts, decided.budgets)
    click.echo(_as_json(card) if as_json else "\n".join(_lines(card)))
    for sentence in broken:
        click.echo(f"gate failed: {sentence}", err=as_json)
    return 1 if card.has_critical or broken else 0


def _lines(card: "Scorecard") -> Iterator[str]:
    from simulator.scoring.scorecard import SCORE_VERSION

    total = "nothing to score" if card.total is None else f"{card.total} of 100"
    applied, rules = card.coverage
    yield f"score: {total} ({applied} of {rules} rules applied, score version {SCORE_VERSION})"
    for one in card.categories:
        if one.score is not None:
            yield f"  {one.category.name:16}{one.score * 100:4.0f}"
    for result in card.results:
        for evidence in result.findings[:WORST]:
            yield f"  {evidence}"
        if len(result.findings) > WORST:
            yield f"  {result.rule.code}: {len(result.findings) - WORST} more"


def _as_json(card: "Scorecard") -> str:
    from simulator.reporters.json import card_to_json

    return json.dumps(card_to_json(card), indent=1, sort_keys=True, ensure_ascii=False)


COMMAND = score
