"""Whether a tagged message sells nothing.

Source: guides TR, best practice 3, and IT, best practice 3;
https://developers.facebook.com/docs/messenger-platform/send-messages/message-tags
"""

from simulator.detectors.selling import ENOUGH_CUES, promotion_cues
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import MARKETING, SPONSORED

_MAY_SELL = {SPONSORED, MARKETING}
ONE_CUE = 0.5
"""What a message with a single cue is worth: it may be innocent; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of tagged messages without two different cues of promotion; one is half."""
    tagged = [turn for turn in _sent(transcript) if turn.tag and turn.tag not in _MAY_SELL]
    scores, findings = [], []
    for turn in tagged:
        cues = promotion_cues([turn])
        scores.append(1.0 if not cues else ONE_CUE if len(cues) < ENOUGH_CUES else 0.0)
        if cues:
            severity = Severity.WARNING if len(cues) < ENOUGH_CUES else None
            findings.append(Finding(turn, _message(turn, cues), ", ".join(cues), severity))
    if not tagged:
        return shares((), 0, "no message was sent with a tag")
    return Audit(sum(scores) / len(scores), tuple(findings), len(tagged))


def _sent(transcript: Transcript) -> tuple[Turn, ...]:
    return transcript.by(Speaker.BOT, Kind.SAID, Kind.REFUSED)


def _message(turn: Turn, cues: tuple[str, ...]) -> str:
    spans = ", ".join(f"'{cue}'" for cue in cues)
    return f"Promotion under tag {turn.tag}: {spans}."


RULE = Rule(
    code="F02",
    name="tag-without-promotion",
    group="window-violation",
    severity=Severity.CRITICAL,
    weight=5,
    why="Tags are for what people need to know; selling under one costs the page its right to"
    " write.",
    remedy="Use a sponsored message.",
    audit=audit,
    reads_text=True,
    detectors=(Act.PROMOTION,),
    breach=Breach.FOUND,
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n"
        "25h bot #POST_PURCHASE_UPDATE: Your parcel is on its way.",
        "0s customer: Hi!\n2s bot: Hello!\n25h bot #ACCOUNT_UPDATE: Your password was changed.",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Hello!\n25h bot #POST_PURCHASE_UPDATE: Flash sale! 50% off all"
        " shoes, shop now with the code SUMMER.",
    ),
)
