"""Whether a notification says what it is about.

Source: guides TR, best practice 4, and IT ("vague").
"""

from simulator.detectors.unasked import notifications
from simulator.detectors.vagueness import is_vague_row
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript
from simulator.turn import HUMAN_AGENT


def audit(transcript: Transcript) -> Audit:
    """Score the share of unasked messages that name something concrete.

    That is an order, an event, an account, an amount, a date, a number; four words without any, or
    a teaser ("check this out"), are vague.
    """
    sent = [row for row in notifications(transcript) if row[0].tag != HUMAN_AGENT]
    findings = [
        Finding(row[0], f"Vague notification: '{row[0].text[:60]}'.", row[0].text[:60])
        for row in sent
        if is_vague_row(row)
    ]
    return shares(findings, len(sent), "the bot sent nothing unasked")


RULE = Rule(
    code="V04",
    name="clear-value",
    group="notifications",
    severity=Severity.ERROR,
    weight=3,
    why="A message that makes people guess is a message that they do not open twice.",
    remedy="Say what it is and why now.",
    audit=audit,
    reads_text=True,
    detectors=(Act.TEASER,),
    breach=Breach.FOUND,
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n5h bot: Your parcel arrived",
        "0s customer: Hi!\n2s bot: Hello!\n5h bot: The blue shoes you looked at cost 20 EUR less.",
    ),
    bad=("0s customer: Hi!\n2s bot: Hello!\n5h bot: Check this out!",),
)
