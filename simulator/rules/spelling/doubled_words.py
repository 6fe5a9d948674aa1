"""Whether words are missing or stand twice.

Source: guides ID, NL, FR, point 6.
"""

from simulator.lexicon import lexicon_of
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.doubled import doubled
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages in which no word stands twice and no sentence breaks off.

    A sentence breaks off if it ends in an article or a preposition.
    """
    replies = [turn for turn in transcript.replies() if turn.text and turn.language]
    findings = []
    for turn in replies:
        found = doubled(turn.text, lexicon_of(turn.language).settings["style"])
        if found:
            span = turn.text[found[0].start : found[0].end]
            findings.append(Finding(turn, f"Word doubled or missing at '{span}'.", span))
    return shares(findings, len(replies), "the bot said nothing in a language that is known")


RULE = Rule(
    code="S04",
    name="doubled-words",
    group="spelling",
    severity=Severity.WARNING,
    weight=2,
    why="A word too many or too few is a stumble in every reader's head.",
    remedy="Take the second one out, or put the missing one in.",
    audit=audit,
    reads_text=True,
    detectors=("doubled",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: I know that that is late. Bye bye!",),
    bad=("0s customer: Hi!\n2s bot: Your order is is on its way.",),
)
