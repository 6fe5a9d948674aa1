"""Whether people are offered something to choose when they begin.

Source: guide TR, the examples of Lineage, The Heavy and Expedia.
"""

from simulator.detectors.first_turn import first_turn
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Pass if the first turn has quick replies or buttons, or the page ice breakers or a menu."""
    first = first_turn(transcript)
    if not first.replies:
        return not_applicable("the bot did not answer")
    facts = transcript.facts
    offered = any(turn.quick_replies for turn in (*first.replies, *first.automatic))
    if offered or facts.menu or facts.ice_breakers:
        return Audit(1.0)
    return Audit(0.0, (Finding(first.replies[-1], "Nothing can be chosen at the start."),))


RULE = Rule(
    code="W11",
    name="choices-at-start",
    group="greeting",
    severity=Severity.INFO,
    weight=1,
    why="Most people ask the same few things, and tapping is easier than typing.",
    remedy="Offer two to five things people usually ask.",
    audit=audit,
    good=(
        "0s customer: Hi!\n2s bot: Hello! [Prices|Opening hours]",
        "@menu: Prices|Opening hours\n0s customer: Hi!\n2s bot: Hello!",
        "@ice-breakers: Where is my parcel?\n0s customer: Hi!\n2s bot: Hello!",
    ),
    bad=("0s customer: Hi!\n2s bot: Hello! How can I help?",),
)
