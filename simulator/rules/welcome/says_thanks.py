"""Whether the bot thanks people for writing.

Source: guides ID, NL, FR, point 1.
"""

from simulator.detectors.first_turn import first_turn
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import Kind, Transcript


def audit(transcript: Transcript) -> Audit:
    """Pass if the bot's first turn thanks; a press of a button is nothing to thank for."""
    first = first_turn(transcript)
    if not first.replies:
        return not_applicable("the bot did not answer")
    if not any(turn.kind is Kind.SAID for turn in first.asked):
        return not_applicable("the customer began with a button")
    if transcript.is_staffed(first.replies[0].at):
        return not_applicable("a person has the thread")
    said = (*first.replies, *first.automatic)
    if any(Act.THANK in turn.acts for turn in said):
        return Audit(1.0)
    return Audit(0.0, (Finding(first.replies[0], "The first turn does not thank for writing."),))


RULE = Rule(
    code="W04",
    name="says-thanks",
    group="greeting",
    severity=Severity.WARNING,
    weight=2,
    why="Writing to a company takes effort; a word of thanks says that it was welcome.",
    remedy="Thank people for writing: 'Thanks for your message'.",
    audit=audit,
    reads_text=True,
    detectors=(Act.THANK,),
    breach=Breach.MISSING,
    good=(
        "0s customer: Hi!\n2s bot: Hello, thanks for your message! How can I help?",
        "0s customer: Prices?\n2s bot: Hi!\n3s bot: Thank you for getting in touch.",
        "0s customer: Halo kak\n2s bot: Halo! Terima kasih sudah menghubungi kami.",
    ),
    bad=("0s customer: Hi!\n2s bot: Hello, how can I help?",),
)
