"""Whether a notification says why this person gets it.

Source: guides TR, best practice 4, and IT, precise indications.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript, Turn
from simulator.turn import MARKETING, ONE_TIME, SPONSORED

_AGREED = {ONE_TIME, MARKETING, SPONSORED}


def audit(transcript: Transcript) -> Audit:
    """Score the share of agreed and sponsored messages that name the request or the relation."""
    sent = [turn for turn in transcript.turns if turn.tag in _AGREED and not turn.asks]
    findings = [
        Finding(turn, "The message does not say why this person gets it.", turn.text[:80])
        for turn in sent
        if not _says_why(turn)
    ]
    return shares(findings, len(sent), "no such message was sent")


def _says_why(turn: Turn) -> bool:
    return bool(turn.acts & {Act.RELATION, Act.ABOUT_ORDER})


RULE = Rule(
    code="V05",
    name="says-why",
    group="notifications",
    severity=Severity.INFO,
    weight=1,
    why="'You asked us to tell you' turns an interruption into a service.",
    remedy="Name the request or the relation: 'You asked us to tell you when …'.",
    audit=audit,
    reads_text=True,
    detectors=(Act.RELATION,),
    breach=Breach.MISSING,
    good=(
        "0s customer opts in: Blue shoes\n"
        "3d bot #ONE_TIME_NOTIFICATION: You asked us to tell you when"
        " the blue shoes are back: they are.",
    ),
    bad=("0s customer opts in: Hats\n3d bot #ONE_TIME_NOTIFICATION: Hats are lovely in summer.",),
)
