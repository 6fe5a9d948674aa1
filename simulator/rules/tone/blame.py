"""Whether the bot blames people or brushes them off.

Source: guides ID, NL, FR, point 4; IT, best practice 2.
"""

from simulator.act import Act
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without a phrase of blame or dismissal."""
    replies = [turn for turn in transcript.replies() if turn.text]
    findings = []
    for turn in replies:
        if Act.BLAME in turn.acts:
            span = next((cue.span for cue in turn.cues(Act.BLAME)), "")
            findings.append(Finding(turn, f"Sounds dismissive: '{span}'.", span))
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="T04",
    name="blame",
    group="tone",
    severity=Severity.WARNING,
    weight=2,
    why="Being right is no help to somebody whose parcel is missing.",
    remedy="Say what can be done instead of whose fault it is.",
    audit=audit,
    reads_text=True,
    detectors=(Act.BLAME,),
    breach=Breach.FOUND,
    good=("0s customer: It is broken\n2s bot: I'm sorry. We will send you a new one.",),
    bad=("0s customer: It is broken\n2s bot: That's not my problem.",),
)
