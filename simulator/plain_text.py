"""A scenario in plain text, for reports that hold nothing else: what was said, and its score."""

from collections.abc import Iterator

from simulator.escape import printable
from simulator.report import ScenarioRecord
from simulator.scoring.scorecard import Scorecard, points_of


def attachments(scenario: ScenarioRecord, card: Scorecard) -> dict[str, str]:
    """Return what other tools' reports hold of a scenario, by name, safe to print."""
    told = {"conversation": conversations(scenario), "score": scores(card)}
    return {name: printable(text) for name, text in told.items()}


def conversations(scenario: ScenarioRecord) -> str:
    """Return what each person of a scenario lived through, in the notation of transcripts."""
    return "\n\n".join(
        f"{told.customer}, from {told.start:%Y-%m-%d %H:%M:%S} UTC:\n{told}"
        for told in scenario.transcripts
    )


def scores(card: Scorecard) -> str:
    """Return the total, the categories that apply, and the findings, a line each."""
    return "\n".join(_scores(card))


def _scores(card: Scorecard) -> Iterator[str]:
    yield "nothing to score" if card.total is None else f"{card.total} of 100"
    for one in card.categories:
        if one.score is not None:
            yield f"{one.category.name}: {points_of(one.score)}"
    for evidence in card.findings():
        yield f"{evidence.severity}: {evidence}"
