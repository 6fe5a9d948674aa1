"""Whether the bot greets only when a conversation begins.

Source: house.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn

SESSION = Threshold("W15.session", timedelta(hours=24), "silence after which one greets again")
_CLOSES = {Act.BYE, Act.CLOSING}
_EXCUSES = {Act.GREET, Act.THANK, *_CLOSES}
"""What a customer does that such words answer; *bienvenue* also says "you're welcome"."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's later turns that do not greet.

    It may greet again after a day of silence, where the customer does, or where somebody else was
    announced; words that open and close alike count as a goodbye where the customer takes leave or
    the turn ends the talk.
    """
    later = list(_later(transcript))
    findings = [
        Finding(again, "Greets again in mid-conversation.", again.text[:40])
        for exchange in later
        if (again := _greets_again(exchange)) is not None
    ]
    return shares(findings, len(later), "the bot had but one turn, or did not greet")


def _later(transcript: Transcript) -> Iterator[Exchange]:
    """Yield the exchanges of a session after the one in which the bot greeted."""
    session = transcript.house[SESSION]
    has_greeted, last = False, None
    for exchange in (e for e in transcript.exchanges() if e.replies):
        if last is not None and exchange.replies[0].at - last > session:
            has_greeted = False
        if has_greeted:
            yield exchange
        has_greeted = has_greeted or any(Act.GREET in turn.acts for turn in exchange.replies)
        if any(Act.HANDOFF in turn.acts for turn in exchange.replies):
            has_greeted = False
        last = exchange.replies[-1].at


def _greets_again(exchange: Exchange) -> Turn | None:
    if any(turn.acts & _EXCUSES for turn in exchange.asked):
        return None
    for turn in exchange.replies:
        if Act.HANDOFF in turn.acts:
            return None
        if Act.GREET in turn.acts:
            return None if turn.acts & _CLOSES else turn
    return None


RULE = Rule(
    code="W15",
    name="greets-once",
    group="greeting",
    severity=Severity.INFO,
    weight=1,
    why="A hello in mid-conversation sounds as if the bot had forgotten who it talks to.",
    remedy="Greet once, and again only after a day of silence.",
    audit=audit,
    reads_text=True,
    detectors=(Act.GREET,),
    breach=Breach.FOUND,
    thresholds=(SESSION,),
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: Prices?\n11s bot: From 5 EUR.",
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: Hello?\n11s bot: Hi, I am here.",
        "0s customer: Hi!\n2s bot: Hello!\n2d customer: Prices?\n2d2s bot: Hello! From 5 EUR.\n"
        "2d9s customer: Ok\n2d11s bot: Anything else?",
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: An agent please\n"
        "11s bot: I'll connect you to a colleague.\n20s customer: Ok\n22s bot: Hello, Tom here.",
    ),
    bad=("0s customer: Hi!\n2s bot: Hello!\n9s customer: Prices?\n11s bot: Hello! From 5 EUR.",),
)
