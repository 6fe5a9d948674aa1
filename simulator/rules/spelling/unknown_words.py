"""Which words no dictionary knows, for people to look at.

Source: guides ID, NL, FR, point 6.
"""

from simulator.detectors.spelled import misspelt, spelled_in, templates
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable, not_measured
from simulator.text.spelling import spelling_available
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of distinct texts in which the dictionary knows every word; weighs 0."""
    texts = templates(transcript)
    if not texts:
        return not_applicable("the bot said nothing")
    reason = spelling_available()
    if reason:
        return not_measured(reason)
    if not any(spelled_in(turn.language) for turn in texts):
        return not_measured("there is no dictionary for this language")
    findings = []
    for turn in texts:
        words = [typo.word for typo in misspelt(transcript, turn)]
        if words:
            findings.append(Finding(turn, f"Please check: {', '.join(words)}.", words[0]))
    return Audit(1 - len(findings) / len(texts), tuple(findings), len(texts))


RULE = Rule(
    code="S02",
    name="unknown-words",
    group="spelling",
    severity=Severity.INFO,
    weight=0,
    why="Most are names and jargon; one in a while is a slip that nobody saw.",
    remedy="Look at the words; add those that are right to brand_words.",
    audit=audit,
    detectors=("unknown-words",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Your order was delivered yesterday.",),
    bad=("0s customer: Hi!\n2s bot: Your order was xqzzered yesterday.",),
)
