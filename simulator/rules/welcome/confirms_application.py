"""Whether people who have applied for a job hear that it arrived.

Source: guide TR, automatic answers.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Kind, Transcript, Turn

AT_ONCE = Threshold("W14.at_once", timedelta(seconds=10), "until the confirmation")
APPLIED = "apply"


def audit(transcript: Transcript) -> Audit:
    """Score the share of applications that a message follows within ten seconds."""
    limit = transcript.house[AT_ONCE]
    applied = [t for t in _applications(transcript) if transcript.watched - t.at > limit]
    findings = [
        Finding(turn, "No confirmation that the application arrived.")
        for turn in applied
        if not _is_confirmed(transcript, turn, limit)
    ]
    return shares(findings, len(applied), "nobody applied for a job")


def _applications(transcript: Transcript) -> Iterator[Turn]:
    did = (turn for turn in transcript.turns if turn.kind is Kind.DID)
    return (turn for turn in did if turn.text.partition(":")[0] == APPLIED)


def _is_confirmed(transcript: Transcript, applied: Turn, limit: timedelta) -> bool:
    said = (turn for turn in transcript.turns if turn.kind is Kind.SAID and not turn.asks)
    return any(timedelta() <= turn.at - applied.at <= limit for turn in said)


RULE = Rule(
    code="W14",
    name="confirms-application",
    group="automatic-answers",
    severity=Severity.INFO,
    weight=1,
    why="An application that vanishes without a word makes people apply again, or elsewhere.",
    remedy="Confirm that the application arrived.",
    audit=audit,
    thresholds=(AT_ONCE,),
    good=("0s customer does: apply: Baker\n3s bot: We got your application.\n1m bot types",),
    bad=("0s customer does: apply: Baker\n1h customer reads",),
)
