"""Whether the bot sells nothing while a problem is open.

Source: guides ID, NL, FR, point 5 ("relevant to the initial message").
"""

from collections.abc import Iterator

from simulator.detectors.selling import is_promotion
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable, shares
from simulator.text.act import Act
from simulator.transcript import PAUSE, Exchange, Transcript, Turn

_TROUBLE = {Act.PROBLEM, Act.COMPLAINT}
_OVER = {Act.SOLVED, Act.DONE, Act.BYE, Act.THANK}


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's turns between a problem and its solution that do not sell."""
    if transcript.facts.offers_wanted:
        return not_applicable("the customer came for offers")
    during = [exchange for exchange in _in_trouble(transcript) if exchange.replies]
    findings = [
        Finding(exchange.replies[-1], "Offer before the problem was solved.")
        for exchange in during
        if is_promotion(exchange.replies)
    ]
    return shares(findings, len(during), "nobody reported a problem")


def _in_trouble(transcript: Transcript) -> Iterator[Exchange]:
    trouble: Turn | None = None
    for exchange in transcript.exchanges():
        for turn in exchange.asked:
            if turn.acts & _TROUBLE:
                trouble = turn
            elif turn.acts & _OVER or (trouble is not None and turn.at - trouble.at > 24 * PAUSE):
                trouble = None
        if trouble is not None:
            yield exchange


RULE = Rule(
    code="F13",
    name="no-selling-in-help",
    group="spam-frequency",
    severity=Severity.WARNING,
    weight=3,
    why="Nobody buys from a shop that has just lost their parcel.",
    remedy="Solve the problem first.",
    audit=audit,
    reads_text=True,
    detectors=(Act.PROMOTION, Act.PROBLEM),
    breach=Breach.FOUND,
    good=("0s customer: My parcel has not arrived\n2s bot: Sorry! I will look for it.",),
    bad=(
        "0s customer: My parcel has not arrived\n"
        "2s bot: Flash sale today: 50% off all shoes, shop now"
        " with the code SUMMER!",
    ),
)
