"""Whether people who have to wait are told for how long.

Source: guides ID, NL, FR, point 1; TR, best practice 1; IT, best practice 1.
"""

from simulator.detectors.emptiness import is_empty
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Exchange, Kind, Speaker, Transcript, Turn


def audit(transcript: Transcript) -> Audit:
    """Score the share of turns that put the customer off and say when an answer comes.

    A turn puts off if it hands over, says that nobody is there, or only that the message arrived.
    """
    waits = [(e, turn) for e in transcript.exchanges() if (turn := _put_off(e)) is not None]
    findings = [
        Finding(turn, "You keep people waiting without saying how long.", turn.text[:80])
        for exchange, turn in waits
        if not _is_told(transcript, exchange)
    ]
    return shares(findings, len(waits), "nobody was put off")


def _put_off(exchange: Exchange) -> Turn | None:
    """Return the turn that puts the customer off; a turn that asks back goes on instead."""
    if not exchange.asked or not exchange.answer:
        return None
    if exchange.answer[-1].quick_replies or exchange.answer[-1].text.rstrip().endswith("?"):
        return None
    passed = any(turn.kind is Kind.PASSED for turn in exchange.answered)
    for turn in exchange.answer:
        if Act.AWAY in turn.acts or is_empty(turn) or (Act.HANDOFF in turn.acts and passed):
            return turn
    return exchange.answer[-1] if passed else None


def _is_told(transcript: Transcript, exchange: Exchange) -> bool:
    said = [turn for turn in exchange.answer if Act.EXPECT in turn.acts]
    if said:
        return True
    begin, end = exchange.asked[-1].at, exchange.answer[-1].at
    beside = (turn for turn in transcript.turns if begin <= turn.at <= end)
    return any(t.speaker in (Speaker.PAGE, Speaker.AGENT) and Act.EXPECT in t.acts for t in beside)


RULE = Rule(
    code="W06",
    name="sets-expectation",
    group="waiting",
    severity=Severity.ERROR,
    weight=3,
    why="Waiting is easy to bear when one knows for how long, and hard when one does not.",
    remedy="Add 'We usually reply within …'.",
    audit=audit,
    reads_text=True,
    detectors=(Act.EXPECT, Act.AWAY, Act.RECEIPT),
    breach=Breach.MISSING,
    good=(
        "0s customer: My order is broken\n2s bot: We got your message and reply within 2 hours.",
        "0s customer: An agent please\n2s bot: I'll connect you, an agent will be with you shortly."
        "\n3s bot passes",
        "0s customer: Hi!\n2s bot: We are closed now. We are back tomorrow at 9:00.",
    ),
    bad=("0s customer: An agent please\n2s bot: I'll connect you to an agent.\n3s bot passes",),
)
