"""Whether answers come on the same day.

Source: guide TR, best practice 1.
"""

from simulator.detectors.asking import Request, requests
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, shares
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of answers that come on the day of the question, by the customer's clock."""
    if not transcript.facts.time_zone:
        return not_applicable("the customer's time zone is not known")
    answered = [request for request in requests(transcript) if request.answer is not None]
    findings = [
        Finding(request.answer or request.asked, "The answer came on another day.")
        for request in answered
        if not _is_same_day(transcript, request)
    ]
    return shares(findings, len(answered), "the customer asked for nothing, or was not answered")


def _is_same_day(transcript: Transcript, request: Request) -> bool:
    asked = transcript.facts.local(transcript.when(request.last))
    answered = transcript.facts.local(transcript.when(request.answer or request.asked))
    return asked is not None and answered is not None and asked.date() == answered.date()


RULE = Rule(
    code="R09",
    name="same-day",
    group="responsiveness",
    severity=Severity.INFO,
    weight=1,
    why="A question that stays open overnight is asked somewhere else in the morning.",
    remedy="Answer on the same day.",
    audit=audit,
    good=("@time-zone: Europe/Istanbul\n0s customer: Prices?\n5h agent: From 5 EUR.",),
    bad=("@time-zone: Asia/Jakarta\n0s customer: Prices?\n10h agent: From 5 EUR.",),
)
