"""Whether a message speaks of what its tag is for.

Source: guides TR, best practice 3, and IT, best practice 3;
https://developers.facebook.com/docs/messenger-platform/send-messages/message-tags
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript, Turn

_SUBJECTS = {
    "CONFIRMED_EVENT_UPDATE": (Act.ABOUT_EVENT, "an event"),
    "POST_PURCHASE_UPDATE": (Act.ABOUT_ORDER, "an order"),
    "ACCOUNT_UPDATE": (Act.ABOUT_ACCOUNT, "an account"),
}


def audit(transcript: Transcript) -> Audit:
    """Score the share of tagged messages with a word of an event, an order or an account.

    Terms of the customer's own purchases count as an order.
    """
    tagged = [turn for turn in transcript.replies() if turn.tag in _SUBJECTS and turn.text]
    findings = [
        Finding(
            turn, f"Tag {turn.tag}, but the text speaks of no {_subject(turn)}.", turn.text[:80]
        )
        for turn in tagged
        if not _fits(transcript, turn)
    ]
    return shares(findings, len(tagged), "no message was sent with such a tag")


def _fits(transcript: Transcript, turn: Turn) -> bool:
    act, _ = _SUBJECTS[turn.tag or ""]
    said = turn.text.casefold()
    known = any(term.casefold() in said for term in transcript.facts.purchases)
    return act in turn.acts or bool(turn.template) or (act is Act.ABOUT_ORDER and known)


def _subject(turn: Turn) -> str:
    return _SUBJECTS[turn.tag or ""][1].partition(" ")[2]


RULE = Rule(
    code="F03",
    name="tag-fits",
    group="window-violation",
    severity=Severity.WARNING,
    weight=2,
    why="A tag that does not fit is what Messenger blocks pages for.",
    remedy="Choose the tag that fits, or wait until the customer writes.",
    audit=audit,
    reads_text=True,
    detectors=(Act.ABOUT_EVENT, Act.ABOUT_ORDER, Act.ABOUT_ACCOUNT),
    breach=Breach.MISSING,
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n"
        "25h bot #POST_PURCHASE_UPDATE: Your parcel is on its way.",
        "0s customer: Hi!\n2s bot: Hello!\n"
        "25h bot #CONFIRMED_EVENT_UPDATE: Your appointment is at 9.",
    ),
    bad=("0s customer: Hi!\n2s bot: Hello!\n25h bot #ACCOUNT_UPDATE: What a lovely day it is.",),
)
