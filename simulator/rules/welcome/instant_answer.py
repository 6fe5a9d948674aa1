"""Whether the first message is answered at once.

Source: guides ID, NL, FR, point 1, and TR, instant answer; the seconds are house.
"""

from datetime import timedelta

from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, ramp
from simulator.transcript import Kind, Speaker, Transcript, Turn

AT_ONCE = timedelta(seconds=10)
"""House."""
AT_ONCE_WITH_TYPING = timedelta(seconds=20)
"""Where typing_on shows within ``AT_ONCE`` that an answer is on its way; house."""
TOO_LATE = timedelta(seconds=60)
"""House."""
PERSON = "HUMAN_AGENT"


def audit(transcript: Transcript) -> Audit:
    """Score 1 for an answer at once, less with each second after, 0 after ``TOO_LATE``."""
    asked = next(iter(transcript.asked()), None)
    if asked is None:
        return not_applicable("the customer asked nothing")
    later = transcript.turns[transcript.turns.index(asked) + 1 :]
    answer = next((turn for turn in later if turn.replies), None)
    limit = AT_ONCE_WITH_TYPING if _types_in_time(later, asked, answer) else AT_ONCE
    if answer is None:
        return _unanswered(asked, _watched(transcript, later) - asked.at, limit)
    if answer.tag == PERSON:
        return not_applicable("a person answered")
    waited = answer.at - asked.at
    score = ramp(waited.total_seconds(), best=limit.total_seconds(), worst=TOO_LATE.total_seconds())
    if waited <= limit:
        return Audit(score)
    return Audit(score, (Finding(answer, f"First answer after {spell_duration(waited)}."),))


def _types_in_time(later: tuple[Turn, ...], asked: Turn, answer: Turn | None) -> bool:
    until = later.index(answer) if answer else len(later)
    return any(turn.kind is Kind.TYPING and turn.at - asked.at <= AT_ONCE for turn in later[:until])


def _watched(transcript: Transcript, later: tuple[Turn, ...]) -> timedelta:
    blocked = (t.at for t in later if t.speaker is Speaker.CUSTOMER and t.kind is Kind.BLOCKED)
    last = max(transcript.end, transcript.turns[-1].at)
    return next(blocked, last)


def _unanswered(asked: Turn, watched: timedelta, limit: timedelta) -> Audit:
    if watched <= limit:
        return not_applicable("not watched long enough to see an answer")
    return Audit(0.0, (Finding(asked, f"No answer in {spell_duration(watched)}."),))


RULE = Rule(
    code="W02",
    name="instant-answer",
    group="greeting-latency",
    severity=Severity.ERROR,
    weight=4,
    remedy="Send an instant reply before doing slow work.",
    audit=audit,
    good=(
        "0s customer: Hi!\n2s bot: Hello!",
        "0s customer presses: Get Started\n10s bot: Hello!",
        "0s customer: Hi!\n1s bot types\n20s bot: Hello!",
        "0s customer opens: Welcome\n1h customer: Hi!\n1h3s bot: Hello!\n2h customer: Prices?",
        "0s bot: Your parcel is here.\n5m customer: Thanks!\n5m4s bot: You're welcome!",
    ),
    bad=(
        "0s customer: Hi!\n45s bot: Hello!",
        "0s customer: Hi!\n15s bot types\n45s bot: Hello!",
        "0s customer: Hi!\n1s bot types\n2m customer reads",
        "0s customer: Hi!\n1s bot x10/2018278: Hello!\n2h customer reads",
    ),
)
