"""Whether words are taken for others that sound alike.

Source: guides ID, NL, FR, point 6.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.confusions import confusions
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages without a confusion that is surely one ("your welcome")."""
    replies = [turn for turn in transcript.replies() if turn.text and turn.language]
    findings = []
    for turn in replies:
        found = confusions(turn.text, turn.language)
        if found:
            message = f"'{found[0].span}' should be '{found[0].right}'."
            findings.append(Finding(turn, message, found[0].span))
    return shares(findings, len(replies), "the bot said nothing in a language that is known")


RULE = Rule(
    code="S06",
    name="sure-confusions",
    group="spelling",
    severity=Severity.WARNING,
    weight=2,
    why="They are the slips that people laugh at.",
    remedy="Write what was meant.",
    audit=audit,
    reads_text=True,
    detectors=("confusions",),
    breach=Breach.FOUND,
    good=("0s customer: Thanks\n2s bot: You're welcome!",),
    bad=("0s customer: Thanks\n2s bot: Your welcome! You should of asked before.",),
)
