"""Whether the page would carry the badge "very responsive to messages".

Source: guides ID, NL, FR, point 2; TR, best practice 1; Facebook's help pages (90 % and 15 minutes
over the last seven days; the first message after a day of silence counts).
"""

import math
from collections.abc import Sequence
from datetime import timedelta

from simulator.detectors.asking import Request, requests
from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Transcript

LAST_DAYS = timedelta(days=7)
SILENCE = timedelta(hours=24)
RATE, TIME = 0.9, timedelta(minutes=15)
FASTEST = 0.9
"""The share of answers of which the mean is taken, the fastest first."""
ENOUGH = 10
"""Counted messages, below which there is no saying; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Pass if 90 % of the first messages of the last week were answered, in 15 min on average.

    All conversations count together, for the badge is the page's. Automatic answers of the page's
    do not count, the bot's do. Fewer than ten messages say nothing.
    """
    return pooled([transcript])[0]


def pooled(transcripts: Sequence[Transcript]) -> list[Audit]:
    """Return an audit for each of the page's conversations."""
    counted = [_counted(transcript) for transcript in transcripts]
    together = [request for requests_ in counted for request in requests_]
    if len(together) < ENOUGH:
        reason = f"{len(together)} first messages within seven days, {ENOUGH} tell"
        return [not_applicable(reason)] * len(transcripts)
    waits = sorted(request.waited for request in together if request.answer is not None)
    rate, time = len(waits) / len(together), _mean_of_fastest(waits)
    has_badge = rate >= RATE and time <= TIME
    message = f"Badge missed: rate {round(rate * 100)} %, time {spell_duration(time)}."
    return [_audit_of(requests_, message, has_badge=has_badge) for requests_ in counted]


def _audit_of(counted: Sequence[Request], message: str, *, has_badge: bool) -> Audit:
    if not counted:
        return not_applicable("no first message within seven days")
    if has_badge:
        return Audit(1.0, (), len(counted))
    slow = [r for r in counted if r.answer is None or r.waited > TIME]
    findings = tuple(Finding(request.asked, message) for request in slow)
    return Audit(0.0, findings, len(counted))


def _counted(transcript: Transcript) -> list[Request]:
    """Return the first request after each day of silence, of the last seven days."""
    since, last, counted = transcript.watched - LAST_DAYS, None, []
    for request in requests(transcript):
        if (last is None or request.asked.at - last > SILENCE) and request.asked.at >= since:
            counted.append(request)
        last = request.last.at
    return counted


def _mean_of_fastest(waits: Sequence[timedelta]) -> timedelta:
    fastest = waits[: math.ceil(len(waits) * FASTEST)]
    return sum(fastest, timedelta()) / len(fastest) if fastest else timedelta()


RULE = Rule(
    code="R03",
    name="badge",
    group="responsiveness",
    severity=Severity.WARNING,
    weight=3,
    why="The badge tells everybody on the page that writing is worth it.",
    remedy="Answer nine in ten first messages, within 15 minutes on average.",
    audit=audit,
    pooled=pooled,
    good=("\n***\n".join(["0s customer: Hi!\n2s bot: Hello!"] * ENOUGH),),
    bad=("\n***\n".join(["0s customer: Hi!\n2h bot: Hello!"] * ENOUGH),),
)
