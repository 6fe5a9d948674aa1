"""Whether the bot's punctuation is right.

Source: guides ID, NL, FR, point 6.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.punctuation import slips
from simulator.transcript import Transcript, Turn


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without a slip of punctuation.

    Slips are a space before a comma or none after it, doubled marks, quotes and brackets that do
    not close; in French the missing space before ``! ? : ;``, which Canadian French does without.
    """
    replies = [turn for turn in transcript.replies() if turn.text and turn.language]
    findings = []
    for turn in replies:
        found = slips(turn.text, _variety(transcript, turn))
        if found:
            span = turn.text[max(0, found[0].start - 10) : found[0].end + 10]
            findings.append(Finding(turn, f"Punctuation at '{span}': {found[0].what}.", span))
    return shares(findings, len(replies), "the bot said nothing in a language that is known")


def _variety(transcript: Transcript, turn: Turn) -> str:
    locale = transcript.facts.locale
    return locale if locale.startswith(f"{turn.language}_") else turn.language


RULE = Rule(
    code="S03",
    name="punctuation",
    group="spelling",
    severity=Severity.WARNING,
    weight=2,
    why="Slips of punctuation make a text look as if it came from nowhere.",
    remedy="Mend the punctuation.",
    audit=audit,
    reads_text=True,
    detectors=("punctuation",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Hello, we open at 9:30 :) See https://example.com/a,b.",),
    bad=("0s customer: Hi!\n2s bot: Hello ,we open at nine today.",),
)
