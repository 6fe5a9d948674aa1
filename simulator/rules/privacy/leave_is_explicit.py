"""Whether leave is asked for and given before anything is shared.

Source: guides ID, NL, FR, point 9.
"""

from simulator.detectors.consent import consents, transfers
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of questions for leave that were answered with a yes before any transfer.

    A no, or silence, has to be respected.
    """
    asked, sent = consents(transcript), transfers(transcript)
    findings = []
    for leave in asked:
        given = leave.given.at if leave.given is not None else None
        early = next(
            (c for c in sent if c.at > leave.asked.at and (given is None or c.at < given)), None
        )
        if early is not None:
            findings.append(Finding(early, f"Forwarded to {early.text} before consent was given."))
    return shares(findings, len(asked), "nobody was asked for leave to share")


RULE = Rule(
    code="P02",
    name="leave-is-explicit",
    group="privacy",
    severity=Severity.CRITICAL,
    weight=4,
    why="To ask and not wait for the answer is worse than not to ask.",
    remedy="Wait for a yes before you forward anything; take a no for a no.",
    audit=audit,
    reads_text=True,
    detectors=(Act.CONSENT, Act.AGREE),
    breach=Breach.FACT,
    good=(
        "0s customer: My order is 4711-XK\n"
        "2s bot: May I share your order number with our carrier?\n"
        "9s customer: Yes\n10s bot calls x200: api.carrier.example [4711-XK]\n"
        "11s bot: It is in Lyon.",
    ),
    bad=(
        "0s customer: My order is 4711-XK\n"
        "2s bot: May I share your order number with our carrier?\n"
        "9s customer: No\n10s bot calls x200: api.carrier.example [4711-XK]\n"
        "11s bot: It is in Lyon.",
        "0s customer: My order is 4711-XK\n"
        "2s bot: May I share your order number with our carrier?\n"
        "3s bot calls x200: api.carrier.example [4711-XK]\n9s customer: Yes\n"
        "11s bot: It is in Lyon.",
    ),
)
