"""Whether the first message is answered at once.

Source: guides ID, NL, FR, point 1, and TR, instant answer; the seconds are house.
"""

from datetime import timedelta

from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, ramp
from simulator.scoring.house import Threshold
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import HUMAN_AGENT

AT_ONCE = Threshold("W02.at_once", timedelta(seconds=10), "until the first answer")
AT_ONCE_WITH_TYPING = Threshold(
    "W02.at_once_with_typing",
    timedelta(seconds=20),
    "until the first answer, where typing_on shows in time that it is on its way",
)
TOO_LATE = Threshold("W02.too_late", timedelta(seconds=60), "from which on the score is 0")


def audit(transcript: Transcript) -> Audit:
    """Score 1 for an answer within 10 s, or 20 s if typing shows; less with each second, 0 at 60.

    An automatic answer of the page's own counts; it does not while a person has the thread.
    """
    asked = next(iter(transcript.asked()), None)
    if asked is None:
        return not_applicable("the customer asked nothing")
    if transcript.is_staffed(asked.at):
        return not_applicable("a person has the thread")
    later = transcript.turns[transcript.turns.index(asked) + 1 :]
    answer = next((turn for turn in later if _is_answer(turn)), None)
    typed = _types_in_time(transcript, later, asked, answer)
    limit = transcript.house[AT_ONCE_WITH_TYPING if typed else AT_ONCE]
    if answer is None:
        return _unanswered(asked, _watched(transcript, later) - asked.at, limit)
    if answer.tag == HUMAN_AGENT or answer.speaker is Speaker.AGENT:
        return not_applicable("a person answered")
    waited = answer.at - asked.at
    if waited <= limit:
        return Audit(1.0)
    worst = max(transcript.house[TOO_LATE], limit + timedelta(seconds=1))
    score = ramp(waited.total_seconds(), best=limit.total_seconds(), worst=worst.total_seconds())
    finding = Finding(answer, f"First answer after {spell_duration(waited)}.", str(waited))
    return Audit(score, (finding,))


def _is_answer(turn: Turn) -> bool:
    return turn.kind is Kind.SAID and turn.speaker is not Speaker.CUSTOMER


def _types_in_time(
    transcript: Transcript, later: tuple[Turn, ...], asked: Turn, answer: Turn | None
) -> bool:
    until = later.index(answer) if answer else len(later)
    limit = asked.at + transcript.house[AT_ONCE]
    return any(turn.kind is Kind.TYPING and turn.at <= limit for turn in later[:until])


def _watched(transcript: Transcript, later: tuple[Turn, ...]) -> timedelta:
    blocked = (t.at for t in later if t.speaker is Speaker.CUSTOMER and t.kind is Kind.BLOCKED)
    return next(blocked, transcript.watched)


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
    why="People look at the chat for seconds; who sees nothing thinks that nobody is there.",
    remedy="Send an instant reply before doing slow work.",
    audit=audit,
    thresholds=(AT_ONCE, AT_ONCE_WITH_TYPING, TOO_LATE),
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
