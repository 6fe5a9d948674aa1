"""Whether the bot says sorry when something hurts.

Source: guides ID, NL, FR ("care").
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Speaker, Transcript, Turn

LATE = Threshold("T05.late", timedelta(hours=1), "after which an answer is late enough for a sorry")


def audit(transcript: Transcript) -> Audit:
    """Score the share of complaints, fallbacks and late answers with a word of regret."""
    hurts = list(_hurts(transcript))
    findings = [
        Finding(exchange.answer[0], f"No word of regret after {what}.")
        for exchange, what in hurts
        if not any(Act.APOLOGY in turn.acts for turn in exchange.answer)
    ]
    return shares(findings, len(hurts), "nothing went wrong")


def _hurts(transcript: Transcript) -> Iterator[tuple[Exchange, str]]:
    for exchange in transcript.exchanges():
        if (
            not exchange.asked
            or not exchange.answer
            or _is_answered_by_person(transcript, exchange)
        ):
            continue
        what = _what_hurts(exchange, transcript.house[LATE])
        if what:
            yield exchange, what


def _what_hurts(exchange: Exchange, late: timedelta) -> str:
    if any(Act.COMPLAINT in turn.acts for turn in exchange.asked):
        return "a complaint"
    if any(Act.NOT_UNDERSTOOD in turn.acts for turn in exchange.answer):
        return "not understanding"
    asked = exchange.asked[-1]
    if exchange.answer[0].at - asked.at > late and "?" in asked.text:
        return "a late answer"
    return ""


def _is_answered_by_person(transcript: Transcript, exchange: Exchange) -> bool:
    begin, end = exchange.asked[0].at, exchange.answer[-1].at
    agents: Iterator[Turn] = (t for t in transcript.by(Speaker.AGENT) if begin <= t.at <= end)
    return any(True for _ in agents) or transcript.is_staffed(begin)


RULE = Rule(
    code="T05",
    name="regret",
    group="tone",
    severity=Severity.WARNING,
    weight=2,
    why="A sorry costs nothing, and its absence is remembered.",
    remedy="Say sorry when people complain, wait, or are not understood.",
    audit=audit,
    reads_text=True,
    detectors=(Act.APOLOGY, Act.COMPLAINT, Act.NOT_UNDERSTOOD),
    breach=Breach.MISSING,
    thresholds=(LATE,),
    good=(
        "0s customer: This is ridiculous, I want my money back\n2s bot: I'm sorry to hear that.",
        "0s customer: qwe\n2s bot: Sorry, I didn't get that.",
        "0s customer: Red shoes?\n2s bot: Unfortunately we are sold out.\n9s customer: Oh, this is"
        " ridiculous\n11s bot: I am really sorry.",
    ),
    bad=("0s customer: qwe\n2s bot: I don't understand.",),
)
