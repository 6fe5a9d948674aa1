"""Whether the page answers what it has shown to have read.

Source: guides ID, NL, FR, point 2; the times are house.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.asking import Request, requests
from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Kind, Speaker, Transcript, Turn

BOT_AFTER = Threshold("R04.bot_after", timedelta(seconds=60), "until a bot answers what it read")
PERSON_AFTER = Threshold("R04.person_after", timedelta(hours=3), "until a person answers it")


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages shown as read that are answered a minute later at most.

    A person who has the thread may take three hours, and all the time that nobody is there.
    """
    decided = [(seen, r) for seen, r in _seen(transcript) if _is_decided(transcript, r, seen)]
    findings = [
        Finding(seen, f"Read {spell_duration(request.waited)} before the answer, if any came.")
        for seen, request in decided
        if _delay(request, seen) > _limit(transcript, request)
    ]
    return shares(findings, len(decided), "nothing was shown as read")


def _seen(transcript: Transcript) -> Iterator[tuple[Turn, Request]]:
    marks = transcript.by(Speaker.BOT, Kind.SEEN)
    for request in requests(transcript) if marks else ():
        end = request.asked.at + request.waited
        seen = next((t for t in marks if request.asked.at <= t.at <= end), None)
        if seen is not None:
            yield seen, request


def _delay(request: Request, seen: Turn) -> timedelta:
    return request.asked.at + request.waited - seen.at


def _limit(transcript: Transcript, request: Request) -> timedelta:
    return transcript.house[PERSON_AFTER if request.by_person else BOT_AFTER]


def _is_decided(transcript: Transcript, request: Request, seen: Turn) -> bool:
    if request.by_person and transcript.open_at(seen.at) is False:
        return False
    return request.answer is not None or _delay(request, seen) > _limit(transcript, request)


RULE = Rule(
    code="R04",
    name="read-not-answered",
    group="responsiveness",
    severity=Severity.ERROR,
    weight=3,
    why="A message marked as read and left without an answer feels like being ignored.",
    remedy="Send mark_seen only with the answer.",
    audit=audit,
    thresholds=(BOT_AFTER, PERSON_AFTER),
    good=(
        "0s customer: Prices?\n1s bot sees\n2s bot types\n4s bot: From 5 EUR.",
        "0s customer: Prices?\n1s bot sees\n2s bot passes\n2h agent: From 5 EUR.",
    ),
    bad=(
        "0s customer: Prices?\n1s bot sees\n2h customer reads",
        "0s customer: Prices?\n1s bot sees\n5m bot: From 5 EUR.",
    ),
)
