"""Whether the page keeps the time that it has promised.

Source: guides ID, NL, FR, point 2; TR, best practice 1.
"""

from simulator.detectors.emptiness import is_empty
from simulator.detectors.promise import Promised, promises
from simulator.duration import spell_duration
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript, Turn


def audit(transcript: Transcript) -> Audit:
    """Score the share of promised times that the next message of substance meets.

    A promised time is a number and a unit, a clock time or a day; "soon" is none.
    """
    decided = [
        (p, answer)
        for p in promises(transcript)
        if _is_decided(transcript, p, answer := _next(transcript, p))
    ]
    findings = [
        Finding(promise.turn, _message(promise, answer), promise.span)
        for promise, answer in decided
        if answer is None or answer.at > promise.by
    ]
    return shares(findings, len(decided), "no time was promised")


def _next(transcript: Transcript, promise: Promised) -> Turn | None:
    later = (t for t in transcript.turns if t.answers and t.at > promise.turn.at)
    return next((turn for turn in later if _has_substance(turn)), None)


def _has_substance(turn: Turn) -> bool:
    return Act.CLOSING not in turn.acts and not is_empty(turn)


def _is_decided(transcript: Transcript, promise: Promised, answer: Turn | None) -> bool:
    return answer is not None or transcript.watched > promise.by


def _message(promise: Promised, answer: Turn | None) -> str:
    if answer is None:
        return f"Promised '{promise.span}', and nothing came."
    return f"Promised '{promise.span}', came after {spell_duration(answer.at - promise.turn.at)}."


RULE = Rule(
    code="W07",
    name="keeps-promises",
    group="waiting",
    severity=Severity.ERROR,
    weight=4,
    why="A promise that is broken is worse than none.",
    remedy="Promise only what you keep, and write before the time is over.",
    audit=audit,
    reads_text=True,
    detectors=(Act.EXPECT,),
    breach=Breach.FOUND,
    good=(
        "0s customer: Prices?\n2s bot: We got your message and reply within 2 hours.\n"
        "1h agent: From 5 EUR.",
    ),
    bad=(
        "0s customer: Prices?\n2s bot: We got your message and reply within 2 hours.\n"
        "5h agent: From 5 EUR.",
        "0s customer: Prices?\n2s bot: We usually reply within 15 minutes.\n1d customer reads",
    ),
)
