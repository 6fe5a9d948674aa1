"""Whether the one message that was agreed to says it all.

Source: guide TR, best practice 3.
"""

from simulator.detectors.vagueness import is_vague
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript, Turn
from simulator.turn import ONE_TIME


def audit(transcript: Transcript) -> Audit:
    """Score the share of one-time notifications that are concrete and invite an answer."""
    sent = [turn for turn in transcript.replies() if turn.tag == ONE_TIME]
    findings = [
        Finding(turn, "You have one try: say it all and invite a reply.", turn.text[:80])
        for turn in sent
        if is_vague(turn) or not _invites(turn)
    ]
    return shares(findings, len(sent), "no one-time notification was sent")


def _invites(turn: Turn) -> bool:
    return "?" in turn.text or bool(turn.quick_replies) or Act.OPEN_OFFER in turn.acts


RULE = Rule(
    code="F06",
    name="complete-at-once",
    group="notifications",
    severity=Severity.INFO,
    weight=1,
    why="There is no second message unless the customer answers the first.",
    remedy="Say what, when and how in that one message, and ask a question.",
    audit=audit,
    reads_text=True,
    detectors=(Act.TEASER,),
    breach=Breach.FOUND,
    good=(
        "0s customer opts in: Blue shoes\n"
        "3d bot #ONE_TIME_NOTIFICATION: Your blue shoes, size 39, are"
        " in stock for 59 EUR. Shall I keep a pair for you?",
    ),
    bad=("0s customer opts in: Blue shoes\n3d bot #ONE_TIME_NOTIFICATION: Check this out",),
)
