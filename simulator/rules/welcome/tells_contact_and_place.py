"""Whether people who ask how to reach the page, or where it is, are told at once.

Source: guide TR, automatic answers.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.way_out import names_channel
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn

AT_ONCE = Threshold("W12.at_once", timedelta(seconds=10), "until such an answer comes")
_PLACES = {Act.PLACE}


def audit(transcript: Transcript) -> Audit:
    """Score the share of such questions that get their answer within ten seconds."""
    asked = list(_questions(transcript))
    findings = [
        Finding(turn, f"Asked for {what}, got none at once.", turn.text[:80])
        for exchange, turn, what in asked
        if not _is_told(transcript, exchange, turn, what)
    ]
    return shares(findings, len(asked), "nobody asked how to reach the page, or where it is")


def _questions(transcript: Transcript) -> Iterator[tuple[Exchange, Turn, str]]:
    for exchange in transcript.exchanges():
        for turn in exchange.asked:
            if transcript.is_staffed(turn.at) or transcript.watched - turn.at <= timedelta():
                continue
            if Act.ASKS_CONTACT in turn.acts:
                yield exchange, turn, "a contact"
            if Act.ASKS_PLACE in turn.acts:
                yield exchange, turn, "the address"


def _is_told(transcript: Transcript, exchange: Exchange, asked: Turn, what: str) -> bool:
    limit = transcript.house[AT_ONCE]
    at_once = [turn for turn in exchange.replies if turn.at - asked.at <= limit]
    if what == "a contact":
        return any(names_channel(turn) for turn in at_once)
    return any(_names_place(transcript, turn) for turn in at_once)


def _names_place(transcript: Transcript, turn: Turn) -> bool:
    said = turn.text.casefold()
    known = any(term.casefold() in said for term in transcript.facts.place_terms)
    return known or bool(turn.acts & _PLACES) or any(turn.links)


RULE = Rule(
    code="W12",
    name="tells-contact-and-place",
    group="automatic-answers",
    severity=Severity.WARNING,
    weight=1,
    why="These are the questions that every page gets, and that need nobody to think.",
    remedy="Answer questions for a contact or the address at once, with all of it.",
    audit=audit,
    reads_text=True,
    detectors=(Act.ASKS_CONTACT, Act.ASKS_PLACE, Act.CONTACT, Act.PLACE),
    breach=Breach.MISSING,
    thresholds=(AT_ONCE,),
    good=(
        "0s customer: What is your phone number?\n2s bot: Call us on 0800 123 4567.",
        "0s customer: Where is your shop?\n2s bot: We are at 12 Harbour Street, Bristol.",
        "@place-terms: by the mill\n0s customer: Where is your shop?\n2s bot: By the mill.",
    ),
    bad=(
        "0s customer: What is your phone number?\n2s bot: Hello!",
        "0s customer: What is your phone number?\n1m bot: Call us on 0800 123 4567.",
        "0s customer: Where is your shop?\n2s bot: How can I help?",
    ),
)
