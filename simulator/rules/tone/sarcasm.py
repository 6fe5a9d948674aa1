"""Whether what the bot says can be read as sarcasm.

Source: guides ID, NL, FR, point 4.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without an explicit cue of sarcasm.

    Only cues that service texts never have count: much sarcasm goes unseen.
    """
    replies = [turn for turn in transcript.replies() if turn.text]
    findings = []
    for turn in replies:
        if Act.SARCASM in turn.acts:
            span = next((cue.span for cue in turn.cues(Act.SARCASM)), "")
            message = f"'{span}' can be read as sarcasm."
            findings.append(Finding(turn, message, span))
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="T01",
    name="sarcasm",
    group="tone",
    severity=Severity.WARNING,
    weight=3,
    why="Irony does not carry in writing, and from a company it always hits downwards.",
    remedy="Say it straight.",
    audit=audit,
    reads_text=True,
    detectors=(Act.SARCASM,),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Great, your table is booked.",),
    bad=("0s customer: Hi!\n2s bot: Yeah right, as if we had nothing else to do.",),
)
