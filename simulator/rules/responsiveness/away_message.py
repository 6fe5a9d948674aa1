"""Whether people who write when nobody is there are told so at once.

Source: guides ID, NL, FR, point 2; TR, automatic answers.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.asking import asks_something
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Kind, Speaker, Transcript, Turn

AT_ONCE = Threshold("R05.at_once", timedelta(seconds=10), "until the away message")
SESSION = timedelta(hours=1)
"""Within it the message need not be repeated; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages to a closed page that something answers within ten seconds.

    It applies outside the opening hours, and where a thread was handed to staff who are not there.
    """
    if transcript.facts.opening is None and transcript.house.opening is None:
        return not_applicable("no opening hours are known")
    limit = transcript.house[AT_ONCE]
    away = [turn for turn in _unattended(transcript) if transcript.watched - turn.at > limit]
    findings = [
        Finding(turn, "Nobody there and no away message.")
        for turn in away
        if not _is_answered(transcript, turn, limit)
    ]
    return shares(findings, len(away), "nobody wrote outside the opening hours")


def _unattended(transcript: Transcript) -> Iterator[Turn]:
    """Yield the first message of each session outside the opening hours."""
    last: Turn | None = None
    for turn in transcript.asked():
        is_new = last is None or turn.at - last.at > SESSION
        last = turn
        if is_new and asks_something(turn) and _is_closed(transcript, turn):
            yield turn


def _is_closed(transcript: Transcript, turn: Turn) -> bool:
    return transcript.open_at(turn.at) is False


def _is_answered(transcript: Transcript, turn: Turn, limit: timedelta) -> bool:
    said = (
        t for t in transcript.turns if t.kind is Kind.SAID and t.speaker is not Speaker.CUSTOMER
    )
    return any(timedelta() <= t.at - turn.at <= limit for t in said)


RULE = Rule(
    code="R05",
    name="away-message",
    group="waiting",
    severity=Severity.ERROR,
    weight=3,
    why="Who is told that the shop is closed waits; who hears nothing leaves.",
    remedy="Set up an away message, or let the bot answer at any hour.",
    audit=audit,
    thresholds=(AT_ONCE,),
    good=(
        "@opening: Mo-Fr 10:00-17:00\n0s customer: Prices?\n2s page: We are closed until 10:00.\n"
        "1m customer reads",
        "@opening: Mo-Fr 10:00-17:00\n0s customer: Prices?\n2s bot: From 5 EUR.\n1m bot types",
    ),
    bad=(
        "@opening: Mo-Fr 10:00-17:00\n0s customer: Prices?\n1h agent: From 5 EUR.",
        "@opening: Tu-Fr 08:00-17:00\n0s customer: Prices?\n1h customer reads",
    ),
)
