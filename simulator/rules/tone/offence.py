"""Whether the bot insults or swears.

Source: guides ID, NL, FR ("sincerity, care and respect").
"""

from simulator.act import Act
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without an offensive word, whole words only."""
    replies = [turn for turn in transcript.replies() if turn.text]
    findings = []
    for turn in replies:
        if Act.OFFENCE in turn.acts:
            span = next((cue.span for cue in turn.cues(Act.OFFENCE)), "")
            findings.append(Finding(turn, f"Offensive word: {span}.", span))
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="T03",
    name="offence",
    group="tone",
    severity=Severity.CRITICAL,
    weight=5,
    why="One insult from a brand is a screenshot that outlives every good answer.",
    remedy="Take offensive words out of every text, generated ones too.",
    audit=audit,
    reads_text=True,
    detectors=(Act.OFFENCE,),
    breach=Breach.FOUND,
    good=("0s customer: You idiot!\n2s bot: I'm sorry. How can I help?",),
    bad=("0s customer: Hi!\n2s bot: Don't be such an idiot.",),
)
