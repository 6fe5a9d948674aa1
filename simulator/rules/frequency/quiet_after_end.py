"""Whether the bot is quiet once everybody has said goodbye.

Source: guides ID, NL, FR, point 5; the numbers are house.
"""

from datetime import timedelta

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn
from simulator.turn import HUMAN_AGENT, MARKETING, ONE_TIME

SESSION = Threshold("F14.session", timedelta(hours=24), "after a goodbye, without anything new")
SURVEY = Threshold(
    "F14.survey", timedelta(minutes=10), "within which one question how it was is fine"
)
AT_ONCE = timedelta(minutes=1)
"""What comes as fast belongs to the goodbye; house."""
_ASKED_FOR = {HUMAN_AGENT, ONE_TIME, MARKETING, "POST_PURCHASE_UPDATE", "CONFIRMED_EVENT_UPDATE"}


def audit(transcript: Transcript) -> Audit:
    """Score the share of the customer's partings after which the bot starts nothing for a day.

    One question how it was, within ten minutes, and what the customer asked for are fine.
    """
    partings = [parting for parting in transcript.partings() if parting.replies]
    findings = [
        Finding(turn, "Kept writing after goodbye.")
        for parting in partings
        if (turn := _intrudes(transcript, parting)) is not None
    ]
    return shares(findings, len(partings), "nobody took leave")


def _intrudes(transcript: Transcript, parting: Exchange) -> Turn | None:
    left, surveys = parting.asked[-1].at, 0
    for turn in parting.replies:
        after = turn.at - left
        if after <= AT_ONCE or turn.tag in _ASKED_FOR or after > transcript.house[SESSION]:
            continue
        is_survey = Act.FEEDBACK in turn.acts and after <= transcript.house[SURVEY]
        surveys += is_survey
        late_goodbye = turn is parting.replies[0] and Act.CLOSING in turn.acts
        if not late_goodbye and not (is_survey and surveys == 1):
            return turn
    return None


RULE = Rule(
    code="F14",
    name="quiet-after-end",
    group="spam-frequency",
    severity=Severity.WARNING,
    weight=2,
    why="After a goodbye the phone should not buzz again.",
    remedy="Start nothing new for a day after a goodbye.",
    audit=audit,
    reads_text=True,
    detectors=(Act.FEEDBACK,),
    thresholds=(SESSION, SURVEY),
    good=(
        "0s customer: Bye!\n2s bot: Goodbye!\n5m bot: How did we do? [Good|Bad]",
        "0s customer: Bye!\n2s bot: Goodbye!\n2h bot #POST_PURCHASE_UPDATE: Your parcel is here.",
    ),
    bad=("0s customer: Bye!\n2s bot: Goodbye!\n2h bot: Have you seen our new hats?",),
)
