"""Whether every resolved conversation is rounded off.

Source: guides NL, FR, point 10 ("every exchange").
"""

from simulator.detectors.conclusion import conclusion_of
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Pass if a resolved conversation has both an "anything else?" and a closing."""
    end = conclusion_of(transcript)
    if end is None:
        return not_applicable("the conversation was not seen to be resolved")
    said = [turn for turn in transcript.replies() if turn.at >= end.helped.at]
    asks = any(turn.acts & {Act.REQUEST_MORE, Act.OPEN_OFFER} for turn in said)
    closes = any(Act.CLOSING in turn.acts for turn in said)
    if asks and closes:
        return Audit(1.0)
    missing = "an 'anything else?'" if closes else "a goodbye"
    return Audit(0.0, (Finding(end.helped, f"A resolved conversation without {missing}."),))


RULE = Rule(
    code="G05",
    name="every-exchange",
    group="goodbye",
    severity=Severity.INFO,
    weight=1,
    why="What is done in nine conversations of ten is missed in the tenth.",
    remedy="Round off every conversation: ask for more, then say goodbye.",
    audit=audit,
    reads_text=True,
    detectors=(Act.REQUEST_MORE, Act.CLOSING),
    breach=Breach.MISSING,
    good=(
        "0s customer: Prices?\n2s bot: From 5 EUR. Anything else?\n9s customer: No thanks\n"
        "11s bot: Goodbye!",
    ),
    bad=(
        "0s customer: Prices?\n2s bot: From 5 EUR.\n9s customer: Bye!\n11s bot: Goodbye!",
        "0s customer: Prices?\n2s bot: From 5 EUR. Anything else?\n9s customer: No, that's all.\n"
        "5m customer reads",
    ),
)
