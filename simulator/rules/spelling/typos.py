"""Whether the bot spells right.

Source: guides ID, NL, FR, point 6.
"""

from simulator.detectors.spelled import misspelt, spelled_in, templates
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable, not_measured
from simulator.text.spelling import spelling_available
from simulator.transcript import Transcript

ONE_TYPO = 0.5
"""What a template with a single typo is worth; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Score each distinct text: 1 without a sure typo, .5 with one, 0 with more.

    A sure typo is unknown to the dictionary, rare, and one slip away from a word that is a hundred
    times as frequent. Names, the customer's words and the team's own words do not count.
    """
    texts = templates(transcript)
    if not texts:
        return not_applicable("the bot said nothing")
    reason = spelling_available()
    if reason:
        return not_measured(reason)
    if not any(spelled_in(turn.language) for turn in texts):
        return not_measured("there is no dictionary for this language")
    score, findings = 0.0, []
    for turn in texts:
        typos = [typo for typo in misspelt(transcript, turn) if typo.level == "error"]
        score += 1.0 if not typos else ONE_TYPO if len(typos) == 1 else 0.0
        findings += [
            Finding(turn, f"'{typo.word}' - did you mean '{typo.suggestion}'?", typo.word)
            for typo in typos
        ]
    return Audit(score / len(texts), tuple(findings), len(texts))


RULE = Rule(
    code="S01",
    name="typos",
    group="spelling",
    severity=Severity.ERROR,
    weight=4,
    why="Who does not care about spelling, people think, does not care about orders either.",
    remedy="Correct the word, or add it to brand_words if it is right.",
    audit=audit,
    detectors=("typos",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Your order was delivered yesterday.",),
    bad=("0s customer: Hi!\n2s bot: Your order was delivred yestreday by our driver.",),
)
