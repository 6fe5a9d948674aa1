"""Whether a thank-you gets an answer.

Source: guide IT, best practice 2.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn

PATIENCE = Threshold("T07.patience", timedelta(minutes=1), "of silence watched before it counts")
_RETURNS = {Act.WELCOME, Act.BYE, Act.CLOSING, Act.REQUEST_MORE, Act.OPEN_OFFER}
_ASKS = {Act.PROBLEM, Act.COMPLAINT, Act.ASKS_HUMAN, Act.ASKS_CONTACT, Act.ASKS_PLACE, Act.ASKS_BOT}
_MORE = _ASKS | {Act.AGREE, Act.DECLINE}
"""What a mere thank-you does not do; "yes please, thanks" is an answer."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of mere thanks that get a "you're welcome", a goodbye or "anything else?"."""
    thanked = [(e, t) for e, t in _thanks(transcript) if _is_decided(transcript, e, t)]
    findings = [
        Finding(turn, "A thank-you was not returned.")
        for exchange, turn in thanked
        if not any(reply.acts & _RETURNS for reply in exchange.answer)
    ]
    return shares(findings, len(thanked), "nobody said thanks")


def _thanks(transcript: Transcript) -> Iterator[tuple[Exchange, Turn]]:
    for exchange in transcript.exchanges():
        turn = exchange.asked[-1] if exchange.asked else None
        if turn is not None and _is_mere_thanks(turn) and not transcript.is_staffed(turn.at):
            yield exchange, turn


def _is_mere_thanks(turn: Turn) -> bool:
    return {Act.THANK, Act.CLOSING} <= turn.acts and "?" not in turn.text and not turn.acts & _MORE


def _is_decided(transcript: Transcript, exchange: Exchange, turn: Turn) -> bool:
    return bool(exchange.answer) or transcript.watched - turn.at >= transcript.house[PATIENCE]


RULE = Rule(
    code="T07",
    name="answers-thanks",
    group="tone",
    severity=Severity.INFO,
    weight=1,
    why="Thanks that fall into silence are the last ones.",
    remedy="Return the courtesy.",
    audit=audit,
    reads_text=True,
    detectors=(Act.WELCOME, Act.CLOSING, Act.REQUEST_MORE),
    breach=Breach.MISSING,
    thresholds=(PATIENCE,),
    good=(
        "0s customer: Thank you!\n2s bot: You're welcome!",
        "0s customer: Merci beaucoup !\n2s bot: Avec plaisir !",
    ),
    bad=(
        "0s customer: Thank you!\n2s bot: Choose one. [Prices|Hours]",
        "0s customer: Thank you!\n5m customer reads",
    ),
)
