"""Whether people who do not give leave get the partner's number instead.

Source: guides ID, NL, FR, point 9.
"""

from simulator.detectors.consent import consents
from simulator.detectors.way_out import is_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of refusals after which the bot names a phone number, e-mail or page."""
    refused = [leave for leave in consents(transcript) if leave.refused is not None]
    findings = []
    for leave in refused:
        assert leave.refused is not None
        after = leave.refused.at
        later = next(
            (e for e in transcript.exchanges() if e.asked and e.asked[-1].at >= after), None
        )
        said = later.answer if later is not None else ()
        if said and not any(is_way_out(turn) for turn in said):
            findings.append(Finding(said[-1], "Give the partner's number instead."))
    return shares(findings, len(refused), "nobody refused to have their words shared")


RULE = Rule(
    code="P03",
    name="alternative-given",
    group="privacy",
    severity=Severity.WARNING,
    weight=2,
    why="A no to sharing is not a no to help.",
    remedy="Give the partner's phone number or e-mail instead.",
    audit=audit,
    reads_text=True,
    detectors=(Act.CONSENT, Act.CONTACT),
    breach=Breach.MISSING,
    good=(
        "0s customer: My parcel?\n2s bot: May I share your order number with our carrier?\n"
        "9s customer: No\n11s bot: Then please call the carrier on 0800 123 4567.",
    ),
    bad=(
        "0s customer: My parcel?\n2s bot: May I share your order number with our carrier?\n"
        "9s customer: No\n11s bot: Then I cannot help.",
    ),
)
