"""Whether a whole turn of the bot's can be read at a glance.

Source: guides ID, NL, FR, point 7; the numbers are house.
"""

from simulator.detectors.wordiness import CHARACTERS, SENTENCES, is_wall, size_of, turns_of
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript

_THRESHOLDS: tuple[Threshold[int], ...] = (CHARACTERS, SENTENCES)


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's turns of up to 600 characters and 6 sentences."""
    turns = turns_of(transcript)
    findings = [
        Finding(row[-1], f"A wall in pieces: {size_of(row)}.", size_of(row))
        for row in turns
        if is_wall(transcript, row)
    ]
    return shares(findings, len(turns), "the bot said nothing")


RULE = Rule(
    code="L05",
    name="whole-turn",
    group="length",
    severity=Severity.WARNING,
    weight=2,
    why="Ten short bubbles are as long as one long one.",
    remedy="Say less, and ask what people want to know first.",
    audit=audit,
    reads_text=True,
    detectors=("sentences",),
    breach=Breach.FOUND,
    thresholds=_THRESHOLDS,
    good=("0s customer: Hi!\n2s bot: Hello!\n3s bot: How can I help?",),
    bad=(
        "0s customer: Hi!\n2s bot: Hello. I am Ada. We sell shoes.\n"
        "3s bot: They are red. They are new."
        " They are fine.\n4s bot: Some are blue. Some are green. Come in.",
    ),
)
