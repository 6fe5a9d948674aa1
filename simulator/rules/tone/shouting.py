"""Whether the bot shouts.

Source: guide IT, best practice 2.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.shouting import shouts
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's messages without three capital words or ``!!!``.

    Acronyms and the team's brand words do not count.
    """
    replies = [turn for turn in transcript.replies() if turn.text]
    brands = transcript.house.brand_words
    findings = []
    for turn in replies:
        spans = shouts(turn.text, brands)
        if spans:
            findings.append(Finding(turn, f"Capitals and !!! shout: {spans[0]}.", spans[0]))
    return shares(findings, len(replies), "the bot said nothing")


RULE = Rule(
    code="T06",
    name="shouting",
    group="tone",
    severity=Severity.WARNING,
    weight=1,
    why="Capitals and rows of exclamation marks read like somebody who shouts.",
    remedy="Write in small letters, with one mark at the end.",
    audit=audit,
    detectors=("shouting",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Hello! The BBC and NASA shop is open!",),
    bad=(
        "0s customer: Hi!\n2s bot: BUY THESE SHOES NOW",
        "0s customer: Hi!\n2s bot: Hello!!! How are you???",
    ),
)
