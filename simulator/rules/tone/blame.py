"""Whether the bot blames people or brushes them off.

Source: guides ID, NL, FR, point 4; IT, best practice 2.
"""

from simulator.detectors.unwanted import without
from simulator.rule import Audit, Breach, Rule, Severity
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without a phrase of blame or dismissal."""
    return without(transcript, Act.BLAME, "Sounds dismissive: '{}'.")


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
