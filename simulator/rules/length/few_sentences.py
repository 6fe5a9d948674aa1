"""Whether messages have two or three sentences.

Source: guides ID, NL, FR, point 7.
"""

from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.sentence import sentences_of
from simulator.transcript import Transcript

FEW, MANY = 3, 5
"""Source: the guide for the first, the catalogue for the second."""
SOME = 0.5
"""What a message of four or five sentences is worth; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Score each message: 1 up to three sentences, .5 for four or five, 0 for more."""
    replies = [turn for turn in transcript.replies() if turn.text and not turn.template]
    if not replies:
        return not_applicable("the bot said nothing")
    counts = [(turn, len(sentences_of(turn))) for turn in replies]
    score = sum(1.0 if n <= FEW else SOME if n <= MANY else 0.0 for _, n in counts) / len(counts)
    findings = tuple(
        Finding(turn, f"{n} sentences. Keep to two or three.", str(n))
        for turn, n in counts
        if n > FEW
    )
    return Audit(score, findings, len(counts))


RULE = Rule(
    code="L01",
    name="few-sentences",
    group="length",
    severity=Severity.ERROR,
    weight=4,
    why="A chat is read on a phone, between two stops; after three sentences people skip.",
    remedy="Keep to two or three sentences a message.",
    audit=audit,
    reads_text=True,
    detectors=("sentences",),
    breach=Breach.FOUND,
    good=("0s customer: Hi!\n2s bot: Hello, I am Mr. Bot. We open at 9.30 a.m. today. Come in!",),
    bad=(
        "0s customer: Hi!\n2s bot: Hello. I am Ada. We sell shoes. They are red. They are new."
        " Some are"
        " blue. Come in.",
    ),
)
