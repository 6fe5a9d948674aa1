"""Whether the bot remembers an open case when the customer comes back.

Source: guides ID, NL, FR, point 3.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.questions import Answered, answered_questions, asks_same
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.text.similarity import mentions
from simulator.transcript import Transcript, Turn

SESSION = Threshold(
    "C03.session", timedelta(hours=1), "of silence, after which a new session begins"
)


def audit(transcript: Transcript) -> Audit:
    """Score the share of later sessions that name the open case, or ask for nothing given before.

    Asking whether something is still right is fine.
    """
    later = list(_later_sessions(transcript))
    terms = transcript.facts.case_terms
    if not later:
        return not_applicable("the customer did not come back to an open case")
    known = answered_questions(transcript)
    findings = [
        Finding(turn, f"Asks for it again, given {_when(before, turn)}: {turn.text[:60]}.")
        for session in later
        if not any(mentions(turn.text, term) for turn in session for term in terms)
        and (again := _asks_again(session, known)) is not None
        for turn, before in [again]
    ]
    return shares(findings, len(later), "the customer did not come back")


def _later_sessions(transcript: Transcript) -> Iterator[list[Turn]]:
    """Yield the bot's turns of each session but the first."""
    pause, last, session = transcript.house[SESSION], None, 0
    found: dict[int, list[Turn]] = {}
    for exchange in transcript.exchanges():
        if not exchange.asked:
            continue
        first = exchange.asked[0].at
        session += last is not None and first - last > pause
        found.setdefault(session, []).extend(exchange.answer)
        last = exchange.asked[-1].at
    yield from (turns for number, turns in found.items() if number and turns)


def _asks_again(session: list[Turn], known: list[Answered]) -> tuple[Turn, Turn] | None:
    start = session[0].at
    for turn in session:
        if Act.CONFIRMS in turn.acts:
            continue
        for before in known:
            if before.answer.at < start and asks_same(before.question, turn):
                return turn, before.answer
    return None


def _when(before: Turn, now: Turn) -> str:
    hours = (now.at - before.at) // timedelta(hours=1)
    return f"{hours} hours ago"


RULE = Rule(
    code="C03",
    name="earlier-exchange",
    group="context",
    severity=Severity.ERROR,
    weight=4,
    why="Nothing says 'nobody listened' like being asked for the same number again.",
    remedy="Keep what was said, and ask only whether it is still right.",
    audit=audit,
    thresholds=(SESSION,),
    good=(
        "0s customer: My parcel is lost\n2s bot: What is your order number?\n9s customer: 4711\n"
        "11s bot: I will look.\n1d customer: Any news?\n1d2s bot: Your parcel is in Lyon.",
        "0s customer: When are you open?\n2s bot: At nine. Is there anything else I can do?\n"
        "9s customer: I will write later\n11s bot: Take your time.\n"
        "1d customer: Until when?\n1d2s bot: Until six. Is there anything else I can do?",
    ),
    bad=(
        "0s customer: My parcel is lost\n2s bot: What is your order number?\n9s customer: 4711\n"
        "11s bot: I will look.\n1d customer: Any news?\n1d2s bot: What is your order number?",
    ),
)
