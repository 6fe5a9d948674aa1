"""Whether messages are short enough for a bubble.

Source: guides ID, NL, FR, point 7; TR, best practice 2; the number is house.
"""

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript

CHARACTERS = Threshold("L03.characters", 320, "characters in a bubble")


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages of up to 320 characters; templates are exempt."""
    replies = [turn for turn in transcript.replies() if turn.text and not turn.template]
    limit = transcript.house[CHARACTERS]
    findings = [
        Finding(turn, f"{len(turn.text)} characters.", str(len(turn.text)))
        for turn in replies
        if len(turn.text) > limit
    ]
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="L03",
    name="no-wall",
    group="length",
    severity=Severity.WARNING,
    weight=2,
    why="A bubble that fills the screen is closed, not read.",
    remedy="Say it in fewer words, or link to a page.",
    audit=audit,
    thresholds=(CHARACTERS,),
    good=("0s customer: Hi!\n2s bot: Hello!\n3s bot ~receipt: " + "Shoes " * 99,),
    bad=("0s customer: Hi!\n2s bot: " + "Shoes " * 99 + "are red.",),
)
