"""Whether the bot says that the message has arrived.

Source: guides ID, NL, FR, point 1.
"""

from simulator.detectors.first_turn import first_turn
from simulator.detectors.words import content_words
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import Kind, Transcript, Turn

_RECEIPTS = {Act.THANK, Act.RECEIPT}


def audit(transcript: Transcript) -> Audit:
    """Pass if the first turn thanks, says that it got the message, or takes up a word of it."""
    first = first_turn(transcript)
    written = [turn for turn in first.asked if turn.kind is Kind.SAID]
    if not first.replies or not written:
        return not_applicable("the bot did not answer a message")
    if transcript.is_staffed(first.replies[0].at):
        return not_applicable("a person has the thread")
    said = (*first.replies, *first.automatic)
    if any(turn.acts & _RECEIPTS for turn in said) or _takes_up(written, said):
        return Audit(1.0)
    finding = Finding(first.replies[0], "The first turn does not show that the message arrived.")
    return Audit(0.0, (finding,))


def _takes_up(written: list[Turn], said: tuple[Turn, ...]) -> bool:
    asked = {word for turn in written for word in content_words(turn.text)}
    return any(word in asked for turn in said for word in content_words(turn.text))


RULE = Rule(
    code="W05",
    name="acknowledges-receipt",
    group="greeting",
    severity=Severity.INFO,
    weight=1,
    why="People wonder whether their message arrived, and write it again.",
    remedy="Say that the message arrived.",
    audit=audit,
    reads_text=True,
    detectors=(Act.THANK, Act.RECEIPT),
    breach=Breach.MISSING,
    good=(
        "0s customer: Hi!\n2s bot: Thanks for your message!",
        "0s customer: Where is my parcel?\n2s bot: Your parcel is in Lyon.",
    ),
    bad=("0s customer: Where is my parcel?\n2s bot: Choose one. [Prices|Hours]",),
)
