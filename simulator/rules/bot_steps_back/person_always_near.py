"""Whether a single word leads to a person at any point.

Source: guide TR, the example of Expedia.
"""

from collections.abc import Iterator

from simulator.detectors.way_out import shows_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn

FEW_WORDS = 2
"""A probe is a bare word, with a "please" at most."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of bare words for a person ("agent", "operatore") that lead to one.

    The scenario sends them, at several points of the talk; whole sentences are another rule's.
    """
    probes = [(e, turn) for e, turn in _probes(transcript) if e.answered]
    findings = [
        Finding(turn, f"{turn.text!r} does not lead to a person.", turn.text)
        for exchange, turn in probes
        if not shows_way_out(exchange.answered)
    ]
    return shares(findings, len(probes), "nobody tried a bare word for a person")


def _probes(transcript: Transcript) -> Iterator[tuple[Exchange, Turn]]:
    for exchange in transcript.exchanges():
        for turn in exchange.asked:
            if len(turn.text.split()) <= FEW_WORDS and Act.ASKS_HUMAN in turn.acts:
                yield exchange, turn


RULE = Rule(
    code="B09",
    name="person-always-near",
    group="escalation",
    severity=Severity.ERROR,
    weight=3,
    why="People try the word they know, at the moment they need it.",
    remedy="Recognise the bare words for a person everywhere, and hand over.",
    audit=audit,
    reads_text=True,
    detectors=(Act.ASKS_HUMAN, Act.HANDOFF, Act.CONTACT),
    breach=Breach.MISSING,
    good=(
        "0s customer: agent\n2s bot: I'll connect you to one of our agents.",
        "0s customer: Agent please\n1s bot passes\n2s bot: One moment.",
    ),
    bad=("0s customer: agent\n2s bot: Choose one. [Prices|Hours]",),
)
