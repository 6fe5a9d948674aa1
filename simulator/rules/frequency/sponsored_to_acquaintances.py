"""Whether sponsored messages go only to people who know the page.

Source: guides ID, NL, FR, introduction; TR, best practice 3; IT, best practice 3.
"""

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.transcript import Transcript, Turn
from simulator.turn import SPONSORED


def audit(transcript: Transcript) -> Audit:
    """Score the share of sponsored messages before which the person had done something."""
    sent = [turn for turn in transcript.turns if turn.tag == SPONSORED]
    findings = [
        Finding(turn, "Sponsored message to a stranger.")
        for turn in sent
        if not _is_known(transcript, turn)
    ]
    return shares(findings, len(sent), "no sponsored message was sent")


def _is_known(transcript: Transcript, sent: Turn) -> bool:
    return any(turn.asks and turn.at < sent.at for turn in transcript.turns)


RULE = Rule(
    code="F07",
    name="sponsored-to-acquaintances",
    group="notifications",
    severity=Severity.ERROR,
    weight=3,
    why="An advertisement in the inbox from somebody one never wrote to is spam.",
    remedy="Choose an audience of people who have written to the page.",
    audit=audit,
    good=("0s customer: Hi!\n2s bot: Hello!\n9d bot #SPONSORED: Our summer hats are here.",),
    bad=("0s bot #SPONSORED: Our summer hats are here.",),
)
