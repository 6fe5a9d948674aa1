"""Whether each notification says how to stop them.

Source: guides TR, best practice 5, and IT.
"""

from collections.abc import Iterator

from simulator.detectors.selling import is_promotion
from simulator.detectors.unasked import notifications
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.transcript import Transcript, Turn
from simulator.turn import HUMAN_AGENT, MARKETING, ONE_TIME, SPONSORED

_EXEMPT = {"POST_PURCHASE_UPDATE", "CONFIRMED_EVENT_UPDATE", "ACCOUNT_UPDATE", HUMAN_AGENT}
_REVOCABLE = {MARKETING, ONE_TIME, SPONSORED}


def audit(transcript: Transcript) -> Audit:
    """Score the share of unasked or promotional messages with a way to stop them, or in the menu.

    Updates on orders, events and accounts are exempt.
    """
    sent = list(_sent(transcript))
    if not sent:
        return shares((), 0, "the bot sent nothing unasked")
    language = transcript.language
    in_menu = any(Act.OPTOUT in acts_in(title, language) for title in transcript.facts.menu)
    findings = [
        Finding(row[-1], "Say how to stop these.")
        for row in sent
        if not in_menu and not any(Act.OPTOUT in turn.acts | turn.choices for turn in row)
    ]
    return shares(findings, len(sent), "the bot sent nothing unasked")


def _sent(transcript: Transcript) -> Iterator[tuple[Turn, ...]]:
    for row in notifications(transcript):
        if row[0].tag not in _EXEMPT and not _is_update(row):
            yield row


def _is_update(row: tuple[Turn, ...]) -> bool:
    """Return whether it is news of an order, sent without a leave that has to be revocable."""
    if row[0].tag in _REVOCABLE or is_promotion(row):
        return False
    return any(Act.ABOUT_ORDER in turn.acts for turn in row)


RULE = Rule(
    code="V02",
    name="way-out-in-each",
    group="notifications",
    severity=Severity.WARNING,
    weight=3,
    why="Who does not find the way out blocks the page.",
    remedy="Say how to stop these: 'Reply STOP to end', or in the menu.",
    audit=audit,
    reads_text=True,
    detectors=(Act.OPTOUT,),
    breach=Breach.MISSING,
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n5h bot: New hats are here. Reply STOP to unsubscribe.",
        "0s customer: Hi!\n2s bot: Hello!\n5h bot: New hats. [See them|Unsubscribe]",
        "@menu: Prices|Unsubscribe\n0s customer: Hi!\n2s bot: Hello!\n5h bot: New hats are here.",
    ),
    bad=("0s customer: Hi!\n2s bot: Hello!\n5h bot: New hats are here.",),
)
