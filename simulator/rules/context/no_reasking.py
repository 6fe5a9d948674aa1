"""Whether the bot asks for the same thing once.

Source: guides ID, NL, FR, points 3 and 8.
"""

from datetime import timedelta

from simulator.detectors.questions import answered_questions, asks_same, questions
from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Transcript, Turn

SESSION = timedelta(hours=1)
"""Beyond it another rule asks; house."""
_LOST = {Act.NOT_UNDERSTOOD, Act.CONFIRMS, Act.APOLOGY, Act.REQUEST_MORE}


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's questions that it had not asked, and got answered, before.

    Asking again after saying that the answer was not understood or not valid is fine.
    """
    asked = [turn for turn in questions(transcript) if not turn.acts & _LOST]
    known = answered_questions(transcript)
    findings = [
        Finding(turn, f"Asked twice: {turn.text[:60]}.", turn.text[:60])
        for turn in asked
        if any(
            before.answer.at < turn.at <= before.answer.at + SESSION
            and before.question is not turn
            and asks_same(before.question, turn)
            for before in known
        )
    ]
    return shares(findings, len(asked), "the bot asked nothing")


def _text(turn: Turn) -> str:
    return turn.text


RULE = Rule(
    code="C04",
    name="no-reasking",
    group="context",
    severity=Severity.ERROR,
    weight=3,
    why="People answer a question once with pleasure, and twice with anger.",
    remedy="Remember answers; if one does not fit, say why before you ask again.",
    audit=audit,
    good=(
        "0s customer: My parcel is lost\n2s bot: What is your order number?\n9s customer: 4711\n"
        "11s bot: And what is your postcode?",
        "0s customer: My parcel is lost\n2s bot: What is your order number?\n9s customer: dunno\n"
        "11s bot: Sorry, I didn't get that. What is your order number?",
    ),
    bad=(
        "0s customer: My parcel is lost\n2s bot: What is your order number?\n9s customer: 4711\n"
        "11s bot: What is your order number?\n19s customer: 4711\n"
        "21s bot: What is your order number?",
    ),
)
