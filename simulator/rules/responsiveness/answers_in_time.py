"""Whether answers come when people expect them.

Source: guides ID, NL, FR, point 2; TR, best practice 1 (40 % expect an answer within an hour, 79 %
within a day); Facebook's help pages (15 minutes for the badge).
"""

import math
from datetime import timedelta

from simulator.detectors.asking import Request, requests
from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Transcript

PROMPT = timedelta(minutes=15)
HOUR, AFTER_AN_HOUR = timedelta(hours=1), 0.60
DAY, AFTER_A_DAY = timedelta(hours=24), 0.21
"""Who is still content after that long: all but the 40 %, all but the 79 % who had expected it."""


def audit(transcript: Transcript) -> Audit:
    """Score each first answer: 1 up to 15 min, .60 at an hour, .21 at a day, never: 0.

    In between it falls with the logarithm of the time.
    """
    answered = [request for request in requests(transcript) if request.answer is not None]
    if not answered:
        return not_applicable("the customer asked for nothing, or was not answered")
    late = [request for request in answered if request.waited > PROMPT]
    score = math.fsum(contentment(request.waited) for request in answered) / len(answered)
    waits = sorted(request.waited for request in answered)
    middle = spell_duration(waits[len(waits) // 2])
    slowest = spell_duration(max(waits))
    findings = tuple(_finding(request, middle, slowest) for request in late)
    return Audit(score, findings, len(answered))


def contentment(waited: timedelta) -> float:
    """Return which share of people expected the answer no earlier."""
    if waited <= PROMPT:
        return 1.0
    if waited <= HOUR:
        return _between(waited, PROMPT, HOUR, 1.0, AFTER_AN_HOUR)
    return max(0.0, _between(waited, HOUR, DAY, AFTER_AN_HOUR, AFTER_A_DAY))


def _between(
    waited: timedelta, first: timedelta, last: timedelta, before: float, after: float
) -> float:
    share = math.log(waited / first) / math.log(last / first)
    return before + (after - before) * share


def _finding(request: Request, middle: str, slowest: str) -> Finding:
    turn = request.answer or request.asked
    disappointed = round((1 - contentment(request.waited)) * 100)
    message = (
        f"Answered after {spell_duration(request.waited)} (median {middle}, slowest {slowest}): "
        f"{disappointed} % of people expected it earlier."
    )
    return Finding(turn, message, spell_duration(request.waited))


RULE = Rule(
    code="R02",
    name="answers-in-time",
    group="responsiveness",
    severity=Severity.ERROR,
    weight=4,
    why="Four in ten people expect an answer within an hour, eight in ten within a day.",
    remedy="Answer within 15 minutes, or say at once when the answer comes.",
    audit=audit,
    good=(
        "0s customer: Hi!\n2s bot: Hello!",
        "0s customer: Hi!\n15m bot: Hello!\n16m customer: Prices?\n20m agent: From 5 EUR.",
    ),
    bad=("0s customer: Prices?\n5h bot: From 5 EUR.", "0s customer: Prices?\n3d agent: 5 EUR."),
)
