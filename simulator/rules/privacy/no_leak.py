"""Whether nobody gets to see what somebody else has said.

Source: guides ID, NL, FR, point 9 ("private").
"""

from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Pass if no word that only another person said is in this person's thread."""
    others = transcript.facts.others
    replies = [turn for turn in transcript.replies() if turn.text or turn.quick_replies]
    if not others or not replies:
        return not_applicable("there was nobody else, or the bot said nothing")
    own = " ".join(turn.text for turn in transcript.asked()).casefold()
    foreign = [word for word in others if word.casefold() not in own]
    findings = []
    for turn in replies:
        said = " ".join((turn.text, *turn.quick_replies)).casefold()
        leak = next((word for word in foreign if word.casefold() in said), None)
        if leak is not None:
            findings.append(Finding(turn, "Another person's text reached this customer.", leak))
    return Audit(1 - len(findings) / len(replies), tuple(findings), len(replies))


RULE = Rule(
    code="P04",
    name="no-leak",
    group="privacy",
    severity=Severity.CRITICAL,
    weight=5,
    why="One customer's order in another's chat is a breach to be reported.",
    remedy="Keep each person's state under their own PSID.",
    audit=audit,
    good=("@others: 4711-XK|Ben Baker\n0s customer: My order?\n2s bot: Your order is 815-AB.",),
    bad=(
        "@others: 4711-XK|Ben Baker\n0s customer: My order?\n2s bot: Your order 4711-XK is here.",
    ),
)
