"""Whether an away message says when somebody is back.

Source: guide TR, automatic answers.
"""

from collections.abc import Iterator

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn


def audit(transcript: Transcript) -> Audit:
    """Score the share of away messages that name a time, a day or how long it will be."""
    away = list(_away(transcript))
    findings = [
        Finding(turn, "Nobody is there, and nothing says until when.", turn.text[:80])
        for turn in away
        if Act.EXPECT not in turn.acts
    ]
    return shares(findings, len(away), "no away message was sent")


def _away(transcript: Transcript) -> Iterator[Turn]:
    for turn in transcript.turns:
        by_page = turn.speaker in (Speaker.BOT, Speaker.PAGE) and turn.kind is Kind.SAID
        if by_page and Act.AWAY in turn.acts:
            yield turn


RULE = Rule(
    code="R06",
    name="away-until-when",
    group="waiting",
    severity=Severity.WARNING,
    weight=2,
    why="'We are away' leaves people guessing whether to wait an hour or a week.",
    remedy="Say when you are back.",
    audit=audit,
    reads_text=True,
    detectors=(Act.AWAY, Act.EXPECT),
    breach=Breach.MISSING,
    good=("0s customer: Hi!\n2s page: We are closed now. We reply tomorrow at 9:00.",),
    bad=("0s customer: Hi!\n2s page: We are currently away.",),
)
