"""Whether unasked messages come by day.

Source: guide TR, best practice 4; the hours are house.
"""

from datetime import datetime

from simulator.detectors.unasked import notifications
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript

FROM = Threshold("V06.from", 8, "o'clock by the customer's time, before which it is night")
TO = Threshold("V06.to", 21, "o'clock by the customer's time, from which on it is night")


def audit(transcript: Transcript) -> Audit:
    """Score the share of unasked messages between 8 and 21 o'clock by the customer's clock."""
    if not transcript.facts.time_zone:
        return not_applicable("the customer's time zone is not known")
    sent = [(row[0], _local(transcript, row[0].at)) for row in notifications(transcript)]
    first, last = transcript.house[FROM], transcript.house[TO]
    findings = [
        Finding(turn, f"Sent at {at:%H:%M}.", f"{at:%H:%M}")
        for turn, at in sent
        if not first <= at.hour < last
    ]
    return shares(findings, len(sent), "the bot sent nothing unasked")


def _local(transcript: Transcript, at: object) -> datetime:
    local = transcript.facts.local(transcript.start + at)  # type: ignore[operator]
    assert local is not None
    return local


RULE = Rule(
    code="V06",
    name="not-intrusive",
    group="notifications",
    severity=Severity.INFO,
    weight=1,
    why="A phone that buzzes at night gets its noisy guests blocked.",
    remedy="Hold unasked messages back until the customer's morning.",
    audit=audit,
    thresholds=(FROM, TO),
    good=("@time-zone: Europe/Istanbul\n0s customer: Hi!\n2s bot: Hello!\n5h bot: News!",),
    bad=("@time-zone: Asia/Jakarta\n0s customer: Hi!\n2s bot: Hello!\n8h bot: News!",),
)
