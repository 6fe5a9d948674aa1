"""Whether the page writes to people who have recommended it, or advised against it.

Source: guide TR, automatic answers.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.transcript import Kind, Transcript, Turn

AFTER = timedelta(minutes=10)
"""Source: guide TR, the page's own automatic answers wait so long."""
GIVE_OR_TAKE = timedelta(seconds=60)
RECOMMENDED, ADVISED_AGAINST = "recommend", "advise-against"
_SAID = {RECOMMENDED: "a recommendation", ADVISED_AGAINST: "a bad review"}


def audit(transcript: Transcript) -> Audit:
    """Score the share of reviews that a message follows ten minutes later, to the minute."""
    reviews = [r for r in _reviews(transcript) if transcript.watched - r[0].at >= AFTER]
    findings = [
        Finding(turn, f"No message ten minutes after {_SAID[deed]}.")
        for turn, deed in reviews
        if not any(abs(t.at - turn.at - AFTER) <= GIVE_OR_TAKE for t in _written(transcript))
    ]
    return shares(findings, len(reviews), "nobody recommended the page or advised against it")


def _reviews(transcript: Transcript) -> Iterator[tuple[Turn, str]]:
    for turn in transcript.turns:
        deed = turn.text.partition(":")[0] if turn.kind is Kind.DID else ""
        if deed in _SAID:
            yield turn, deed


def _written(transcript: Transcript) -> Iterator[Turn]:
    return (turn for turn in transcript.turns if turn.kind is Kind.SAID and not turn.asks)


RULE = Rule(
    code="W13",
    name="follows-recommendation",
    group="automatic-answers",
    severity=Severity.WARNING,
    weight=1,
    why="Whoever took the time to write a review is glad of an answer, and most of all a critic.",
    remedy="Follow up ten minutes after a recommendation.",
    audit=audit,
    good=(
        "0s customer does: recommend: Great shop!\n10m bot: Thank you for recommending us!",
        "0s customer does: advise-against\n9m30s page: Sorry! What went wrong?\n20m bot types",
    ),
    bad=(
        "0s customer does: recommend\n2s bot: Thank you!\n1h customer reads",
        "0s customer does: advise-against: Never again\n1h customer reads",
    ),
)
