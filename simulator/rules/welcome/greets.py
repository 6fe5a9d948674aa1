"""Whether the bot's first turn greets.

Source: guides ID, NL, FR, point 1.
"""

from simulator.detectors.first_turn import first_turn
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.transcript import Kind, Transcript


def audit(transcript: Transcript) -> Audit:
    """Pass if a greeting is in the bot's first turn, in the greeting text, or in an automation."""
    first = first_turn(transcript)
    if not first.replies:
        return not_applicable("the bot did not answer")
    if transcript.is_staffed(first.replies[0].at):
        return not_applicable("a person has the thread")
    said = (*first.replies, *first.automatic)
    if first.greets_in_profile or any(Act.GREET in turn.acts for turn in said):
        return Audit(1.0)
    if _is_shown_a_greeting(transcript):
        return Audit(1.0)
    start = first.replies[0]
    return Audit(0.0, (Finding(start, "Your first turn does not greet.", start.text[:80]),))


def _is_shown_a_greeting(transcript: Transcript) -> bool:
    opened = (turn for turn in transcript.turns if turn.kind is Kind.OPENED)
    return any(Act.GREET in acts_in(turn.text, transcript.language) for turn in opened)


RULE = Rule(
    code="W03",
    name="greets",
    group="greeting",
    severity=Severity.ERROR,
    weight=3,
    why="Whoever begins without a hello sounds like a machine that was switched on.",
    remedy="Start with a hello.",
    audit=audit,
    reads_text=True,
    detectors=(Act.GREET,),
    breach=Breach.MISSING,
    good=(
        "0s customer: Hi!\n2s bot: Hello Ana, how can I help?",
        "0s customer: Where is my parcel?\n2s bot: Good morning!\n3s bot: Your parcel is in Lyon.",
        "@greeting: Hi, welcome to our shop!\n0s customer: Prices?\n2s bot: From 5 EUR.",
        "0s customer: Bonjour, je cherche une robe\n2s bot: Bonjour Ana ! Quelle taille ?",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Our shop opens at nine.",
        "0s customer: Where is my parcel?\n2s bot: It is in Lyon.\n3s bot: It comes tomorrow.",
    ),
)
