"""Whether offers come now and then.

Source: guides ID, NL, FR, point 5 ("an occasional flash sale"); the number is house.
"""

from datetime import timedelta

from simulator.detectors.selling import is_promotion
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Transcript, rows

A_WEEK = Threshold("F11.a_week", 1, "offers to one person within seven days")
WEEK = timedelta(days=7)
ONE_OFFER = timedelta(minutes=1)
"""Bubbles that follow each other as closely are one offer; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of offers to a person that stay within one in seven days."""
    offers = [row[0] for row in rows(transcript.replies(), ONE_OFFER) if is_promotion(row)]
    limit = transcript.house[A_WEEK]
    findings = []
    for number, turn in enumerate(offers):
        this_week = sum(turn.at - before.at < WEEK for before in offers[: number + 1])
        if this_week > limit:
            message = f"{this_week} offers in a week: 'occasional flash sale'."
            findings.append(Finding(turn, message, str(this_week)))
    return shares(findings, len(offers), "nothing was offered")


RULE = Rule(
    code="F11",
    name="offers-now-and-then",
    group="spam-frequency",
    severity=Severity.WARNING,
    weight=3,
    why="An offer is welcome as long as it is rare.",
    remedy="Send at most one offer a week to the same person.",
    audit=audit,
    reads_text=True,
    detectors=(Act.PROMOTION,),
    breach=Breach.FOUND,
    thresholds=(A_WEEK,),
    good=("0s customer: Hi!\n2s bot: Flash sale today: 50% off all shoes, shop now!",),
    bad=(
        "0s customer: Hi!\n2s bot: Flash sale today: 50% off all shoes, shop now!\n"
        "1h bot: Flash sale today: 40% off all hats, shop now!\n"
        "2h bot: Flash sale today: 30% off all socks, shop now!",
    ),
)
