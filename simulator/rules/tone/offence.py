"""Whether the bot insults or swears.

Source: guides ID, NL, FR ("sincerity, care and respect").
"""

from simulator.detectors.unwanted import without
from simulator.rule import Audit, Breach, Rule, Severity
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without an offensive word, whole words only."""
    return without(transcript, Act.OFFENCE, "Offensive word: {}.")


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
