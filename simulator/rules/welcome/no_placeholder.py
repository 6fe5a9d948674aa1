"""Whether template leftovers reach the customer.

Source: guides ID, NL, FR, point 6.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.placeholders import placeholders
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without ``{{…}}``, ``%s``, ``undefined`` and the like.

    Titles of buttons and quick replies count as well.
    """
    replies = [turn for turn in transcript.replies() if turn.text or turn.quick_replies]
    findings = []
    for turn in replies:
        spans = [s for text in (turn.text, *turn.quick_replies) for s in placeholders(text)]
        if spans:
            message = f"Template leftovers reached the customer: {spans[0].text}."
            findings.append(Finding(turn, message, spans[0].text))
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="W09",
    name="no-placeholder",
    group="broken-text",
    severity=Severity.ERROR,
    weight=3,
    why="'Hello {{first_name}}' tells everybody that nobody is there, and nobody looks.",
    remedy="Fill every placeholder, with a fallback where the value is missing.",
    audit=audit,
    detectors=("placeholders",),
    breach=Breach.FOUND,
    good=(
        "0s customer: Hi!\n2s bot: Hello Ana!",
        "0s customer: Discount?\n2s bot: Yes, 20 % on all shoes <3 [None of these]",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Hello {{first_name}}!",
        "0s customer: Hi!\n2s bot: Hello undefined, how can I help?",
        "0s customer: Hi!\n2s bot: Your order: \\[object Object\\]",
        "0s customer: Hi!\n2s bot: Hello! [Track ${order}|Help]",
    ),
)
