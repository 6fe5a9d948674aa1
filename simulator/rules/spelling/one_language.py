"""Whether a message is in one language.

Source: guides ID, NL, FR, point 6.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.language import languages_in
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages of several sentences that are surely in one language."""
    findings, told = [], 0
    for turn in transcript.replies():
        languages = languages_in(turn.text)
        if len(languages) > 1:
            told += 1
            names = tuple(dict.fromkeys(languages))
            if len(names) > 1:
                message = f"One message in {len(names)} languages: {', '.join(names)}."
                findings.append(Finding(turn, message, ", ".join(names)))
    return shares(findings, told, "no message had several sentences that tell their language")


RULE = Rule(
    code="S08",
    name="one-language",
    group="spelling",
    severity=Severity.WARNING,
    weight=1,
    why="A sentence that was not translated tells that nobody has read the text.",
    remedy="Translate the whole message.",
    audit=audit,
    detectors=("language",),
    breach=Breach.FOUND,
    good=(
        "0s customer: Hi!\n2s bot: The shop opens at nine tomorrow morning. We are looking"
        " forward to"
        " seeing you there.",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: The shop opens at nine tomorrow morning. Nous sommes heureux"
        " de vous"
        " accueillir dans notre magasin.",
    ),
)
