"""Whether the customer still gets a word while what the bot depends on is down.

Source: guides ID, NL, FR, points 2 and 8.
"""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus

from simulator.detectors.asking import Request, requests
from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Kind, Speaker, Transcript, Turn

PATIENCE = Threshold("R08.patience", timedelta(minutes=1), "until a word, while a service is down")


def audit(transcript: Transcript) -> Audit:
    """Score the share of requests, during which a call failed, that get an answer in a minute."""
    patience = transcript.house[PATIENCE]
    failed = list(_failed(transcript, patience))
    findings = [
        Finding(request.asked, f"Your bot goes silent when {call.text} fails.", call.text)
        for request, call in failed
        if request.answer is None or request.waited > patience
    ]
    return shares(findings, len(failed), "no service that the bot calls has failed")


def _failed(transcript: Transcript, patience: timedelta) -> Iterator[tuple[Request, Turn]]:
    calls = [turn for turn in transcript.by(Speaker.BOT, Kind.CALLED) if _has_failed(turn)]
    for request in requests(transcript) if calls else ():
        if request.by_person or (request.answer is None and request.until < patience):
            continue
        end = request.asked.at + request.waited
        call = next((c for c in calls if request.asked.at <= c.at <= end), None)
        if call is not None:
            yield request, call


def _has_failed(call: Turn) -> bool:
    return call.code is not None and (
        call.code == 0 or call.code >= HTTPStatus.INTERNAL_SERVER_ERROR
    )


RULE = Rule(
    code="R08",
    name="not-silent-on-failure",
    group="failures",
    severity=Severity.ERROR,
    weight=3,
    why="Services fail; people forgive an apology, and do not forgive silence.",
    remedy="Answer with a text when a call fails or takes too long.",
    audit=audit,
    thresholds=(PATIENCE,),
    good=(
        "0s customer: Where is my parcel?\n1s bot calls x503: api.shop.example\n"
        "2s bot: Sorry, I cannot look that up now. Please try again in an hour.",
    ),
    bad=(
        "0s customer: Where is my parcel?\n1s bot calls x503: api.shop.example\n5m customer reads",
        "0s customer: Where is my parcel?\n1s bot calls x0: api.shop.example\n5m customer reads",
    ),
)
