"""Whether people can tap where there is little to choose from.

Source: guides ID, NL, FR, point 8.
"""

import re
from collections.abc import Iterator

from simulator.lexicon import lexicon_of
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.reading import has_lexicon
from simulator.transcript import Kind, Transcript, Turn

_SHORT = 90
"""Characters of a question that is closed enough to be sure; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of short either-or questions that can be answered by tapping.

    A tap on an old quick reply has to be answered like any other.
    """
    closed = list(_closed(transcript))
    findings = [
        Finding(turn, f"Let people tap: {turn.text[:80]}.", turn.text[:80])
        for turn in closed
        if not turn.quick_replies
    ]
    stale = list(_stale(transcript))
    findings += [
        Finding(t, "An old quick reply was not handled.", t.text) for t, ok in stale if not ok
    ]
    return shares(findings, len(closed) + len(stale), "the bot asked no closed question")


def _closed(transcript: Transcript) -> Iterator[Turn]:
    for turn in transcript.replies():
        question = _last_question(turn.text)
        if question and len(question) <= _SHORT and _offers_choice(question, turn.language):
            yield turn


def _offers_choice(question: str, language: str) -> bool:
    words = lexicon_of(language).settings["style"].get("or") if has_lexicon(language) else None
    return (
        bool(words) and re.search(rf"(?<!\w)(?:{words})(?!\w)", question, re.IGNORECASE) is not None
    )


def _last_question(text: str) -> str:
    text = text.rstrip()
    if not text.endswith("?"):
        return ""
    return re.split(r"[.!?\n]\s+", text[:-1])[-1]


def _stale(transcript: Transcript) -> Iterator[tuple[Turn, bool]]:
    """Yield taps on quick replies that another message had replaced, and whether an answer came."""
    for exchange in transcript.exchanges():
        tap = next((t for t in exchange.asked if t.kind is Kind.PRESSED), None)
        if tap is None:
            continue
        before = [t for t in transcript.replies() if t.at < tap.at]
        shown = [n for n, turn in enumerate(before) if tap.text in turn.quick_replies]
        if shown and shown[-1] < len(before) - 2:
            yield tap, bool(exchange.replies)


RULE = Rule(
    code="B08",
    name="quick-replies",
    group="choices",
    severity=Severity.WARNING,
    weight=2,
    why="Typing what could be tapped is work, and a source of misunderstandings.",
    remedy="Add quick replies to closed questions.",
    audit=audit,
    breach=Breach.FOUND,
    good=("0s customer: Shoes\n2s bot: Red or blue? [Red|Blue]",),
    bad=("0s customer: Shoes\n2s bot: Red or blue?",),
)
