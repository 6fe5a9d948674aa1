"""Whether the bot says goodbye only when nothing is open.

Source: guides ID, NL, FR, point 10.
"""

from collections.abc import Iterator

from simulator.detectors.asking import asks_something
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.text.sentence import sentences_of
from simulator.transcript import Exchange, Transcript, Turn

_COURTESY = {Act.BYE, Act.CLOSING, Act.THANK, Act.WELCOME}
_PARTS = {Act.BYE, Act.CLOSING, Act.DONE, Act.THANK, Act.DECLINE, Act.SOLVED, Act.STOP}


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's goodbyes that follow no open question.

    A question is open if the customer has just asked it and the turn says nothing but goodbye, or
    if the bot itself asks in the same turn. A greeting that may be a goodbye is none.
    """
    closings = list(_closings(transcript))
    findings = [
        Finding(turn, f"Closed with {_open(exchange)!r} open.", turn.text[:80])
        for exchange, turn in closings
        if _is_too_early(exchange)
    ]
    return shares(findings, len(closings), "the bot did not say goodbye")


def _closings(transcript: Transcript) -> Iterator[tuple[Exchange, Turn]]:
    exchanges = [e for e in transcript.exchanges() if e.asked and e.answer]
    for number, exchange in enumerate(exchanges):
        turn = exchange.answer[-1]
        if Act.BYE in turn.acts and not (number == 0 and Act.GREET in turn.acts):
            yield exchange, turn


def _is_too_early(exchange: Exchange) -> bool:
    last = exchange.asked[-1]
    if last.acts & _PARTS or any(turn.acts & _PARTS for turn in exchange.asked):
        return False
    return "?" in last.text and asks_something(last) and all(map(_only_parts, exchange.answer))


def _only_parts(turn: Turn) -> bool:
    """Return whether every sentence of the turn is a courtesy of parting."""
    sentences = sentences_of(turn)
    return all(acts_in(sentence, turn.language) & _COURTESY for sentence in sentences)


def _open(exchange: Exchange) -> str:
    return exchange.asked[-1].text[:60]


RULE = Rule(
    code="G04",
    name="not-too-early",
    group="goodbye",
    severity=Severity.WARNING,
    weight=2,
    why="A goodbye in answer to a question is a door that shuts in one's face.",
    remedy="Answer what is open before you say goodbye.",
    audit=audit,
    reads_text=True,
    detectors=(Act.BYE,),
    breach=Breach.FOUND,
    good=(
        "0s customer: Prices?\n2s bot: From 5 EUR.\n9s customer: Thanks!\n11s bot: Goodbye!",
        "0s customer: Are you open?\n2s bot: Yes, until five. Have a nice day!",
    ),
    bad=("0s customer: Where is my parcel?\n2s bot: Goodbye! Have a nice day!",),
)
