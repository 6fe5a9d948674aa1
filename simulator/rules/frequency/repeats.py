"""Whether the same text comes twice.

Source: guides ID, NL, FR, point 5; the numbers are house.
"""

from datetime import timedelta

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.text.sentence import sentences_of
from simulator.text.similarity import same
from simulator.transcript import Transcript, Turn

WITHIN = Threshold("F12.within", timedelta(hours=24), "within which a text is not sent again")
LONG_ENOUGH = 20
"""Characters: "Hello!" may come again; house."""
_POLITE = {Act.GREET, Act.BYE, Act.WELCOME, Act.CLOSING, Act.NOT_UNDERSTOOD, Act.REQUEST_MORE}


def audit(transcript: Transcript) -> Audit:
    """Score the share of longer texts that were not sent in the last 24 hours.

    What the customer asked for again, menus, and courtesies may come again.
    """
    texts = [turn for turn in transcript.replies() if _counts(turn)]
    within = transcript.house[WITHIN]
    findings = [
        Finding(turn, f"Sent twice: '{turn.text[:60]}'.", turn.text[:60])
        for number, turn in enumerate(texts)
        if _is_repeated(transcript, texts[:number], turn, within)
    ]
    return shares(findings, len(texts), "nothing of length was said")


def _counts(turn: Turn) -> bool:
    if turn.quick_replies or turn.template:
        return False
    acts, text = turn.acts, turn.text
    if Act.REQUEST_MORE in acts:  # politely rounded off: what stands before it counts
        said = [s for s in sentences_of(turn) if not acts_in(s, turn.language) & _POLITE]
        acts, text = frozenset(), " ".join(said)
    return len(text) >= LONG_ENOUGH and not acts & _POLITE


def _is_repeated(transcript: Transcript, before: list[Turn], turn: Turn, within: timedelta) -> bool:
    for earlier in reversed(before):
        if turn.at - earlier.at > within:
            return False
        if same(earlier.text, turn.text) and not _is_asked_between(transcript, earlier, turn):
            return True
    return False


def _is_asked_between(transcript: Transcript, earlier: Turn, turn: Turn) -> bool:
    return any(earlier.at < asked.at <= turn.at for asked in transcript.asked())


RULE = Rule(
    code="F12",
    name="repeats",
    group="spam-frequency",
    severity=Severity.WARNING,
    weight=2,
    why="The same text twice is a fault that everybody notices.",
    remedy="Remember what was sent, and send it once.",
    audit=audit,
    breach=Breach.FACT,
    thresholds=(WITHIN,),
    good=(
        "0s customer: Prices?\n2s bot: Shoes cost from 5 EUR.\n9s customer: Prices again?\n"
        "11s bot: Shoes cost from 5 EUR.",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Your parcel is on its way to you.\n"
        "3s bot: Your parcel is on its way to you.\n4s bot: Your parcel is on its way to you.",
    ),
)
