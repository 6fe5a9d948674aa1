"""Whether the customer's words go to nobody else without leave.

Source: guides ID, NL, FR, point 9.
"""

from simulator.detectors.consent import consents, transfers
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable, not_measured
from simulator.transcript import Kind, Speaker, Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of calls with the customer's own words to others' hosts that had leave.

    Hosts that the team has declared its own do not count. Where nobody saw what was sent, nothing
    is said.
    """
    calls = [
        t for t in transcript.by(Speaker.BOT, Kind.CALLED) if not transcript.house.owns(t.text)
    ]
    unseen = [call for call in calls if call.code is None]
    if unseen:
        return not_measured(f"what was sent to {unseen[0].text} was not seen")
    sent = transfers(transcript)
    if not sent:
        return _nothing_sent(transcript)
    given = consents(transcript)
    findings = tuple(
        Finding(
            call,
            f"The customer's words went to {call.text} without permission.",
            ", ".join(call.quick_replies),
        )
        for call in sent
        if not any(leave.given is not None and leave.given.at <= call.at for leave in given)
    )
    return Audit(1 - len(findings) / len(sent), findings, len(sent))


def _nothing_sent(transcript: Transcript) -> Audit:
    if not transcript.facts.network:
        return not_measured("the bot's calls to other hosts were not seen")
    if not transcript.asked():
        return not_applicable("the customer said nothing")
    return Audit(1.0)


RULE = Rule(
    code="P01",
    name="no-forwarding",
    group="privacy",
    severity=Severity.CRITICAL,
    weight=5,
    why="What somebody tells a shop is not for others, and often protected by law.",
    remedy="Ask for leave first, or declare the host as your own under first_party.",
    audit=audit,
    breach=Breach.FACT,
    good=(
        "@network: yes\n0s customer: My order is 4711-XK\n2s bot: Thanks!",
        "0s customer: My order is 4711-XK\n"
        "2s bot: May I share your order number with our carrier?\n"
        "9s customer: Yes\n10s bot calls x200: api.carrier.example [4711-XK]\n"
        "11s bot: It is in Lyon.",
    ),
    bad=(
        "0s customer: My order is 4711-XK\n1s bot calls x200: api.carrier.example [4711-XK]\n"
        "2s bot: It is in Lyon.",
    ),
)
