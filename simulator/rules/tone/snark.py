"""Whether a question, a suggestion or a complaint gets a snappy answer.

Source: guides ID, NL, FR, point 4.
"""

from simulator.detectors.asking import asks_something
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript

_WISHES = {Act.COMPLAINT, Act.PROBLEM, Act.ASKS_HUMAN}


def audit(transcript: Transcript) -> Audit:
    """Score the share of answers to questions and complaints without a cue of sarcasm."""
    asked = [e for e in transcript.exchanges() if e.answer and _asks(e)]
    findings = [
        Finding(turn, f"A snappy answer to a request ({turn.cues(Act.SARCASM)[0].span}).")
        for exchange in asked
        if (turn := next((t for t in exchange.answer if t.cues(Act.SARCASM)), None)) is not None
    ]
    return shares(findings, len(asked), "nobody asked or complained")


def _asks(exchange: Exchange) -> bool:
    return any(
        turn.acts & _WISHES or ("?" in turn.text and asks_something(turn))
        for turn in exchange.asked
    )


RULE = Rule(
    code="T02",
    name="snark",
    group="tone",
    severity=Severity.ERROR,
    weight=4,
    why="Whoever asks or complains and is mocked tells it to everybody.",
    remedy="Answer requests and complaints plainly and kindly.",
    audit=audit,
    reads_text=True,
    detectors=(Act.SARCASM,),
    breach=Breach.FOUND,
    good=("0s customer: Are you open today?\n2s bot: Yes, until five.",),
    bad=("0s customer: When does my parcel come?\n2s bot: Yeah right, as if I knew.",),
)
