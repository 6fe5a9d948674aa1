"""Whether the bot returns a customer's goodbye.

Source: guides ID, NL, FR, point 10.
"""

from datetime import timedelta

from simulator.detectors.conclusion import closes
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import PAUSE, Exchange, Transcript, Turn

PATIENCE = timedelta(minutes=1)
"""Silence for as long is no answer; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of the customer's partings that are answered with a closing.

    Whoever answers the bot's own goodbye returns it, and waits for no other.
    """
    partings = [p for p in transcript.partings() if _is_owed(transcript, p)]
    if not partings:
        return not_applicable("the customer did not take leave")
    findings = tuple(
        _finding(parting)
        for parting in partings
        if not any(closes(turn) for turn in parting.answer)
    )
    return Audit(1 - len(findings) / len(partings), findings, len(partings))


def _is_owed(transcript: Transcript, parting: Exchange) -> bool:
    if _is_answered(parting):
        return True
    before = transcript.turns[: transcript.turns.index(parting.asked[0])]
    last = next((turn for turn in reversed(before) if turn.replies), None)
    watched = max(transcript.end, transcript.turns[-1].at) - parting.asked[-1].at
    return watched >= PATIENCE and not _says_goodbye(last)


def _is_answered(parting: Exchange) -> bool:
    """Whether the bot said anything in time; what comes hours later is news."""
    return bool(parting.answer) and parting.answer[0].at - parting.asked[-1].at <= PAUSE


def _says_goodbye(turn: Turn | None) -> bool:
    return turn is not None and Act.BYE in turn.acts


def _finding(parting: Exchange) -> Finding:
    if _is_answered(parting):
        message = "Customer said goodbye, bot answered something else."
        return Finding(parting.answer[-1], message)
    return Finding(parting.asked[-1], "Customer said goodbye, bot said nothing.")


RULE = Rule(
    code="G03",
    name="returns-goodbye",
    group="goodbye",
    severity=Severity.ERROR,
    weight=3,
    why="A goodbye that nobody answers is a door left open in the rain.",
    detectors=(Act.CLOSING,),
    breach=Breach.MISSING,
    remedy="Answer a goodbye with a goodbye.",
    audit=audit,
    reads_text=True,
    good=(
        "0s customer: Bye!\n2s bot: Goodbye, Ana.",
        "0s customer: That's all, thanks.\n2s bot: You're welcome!",
        "0s customer: Hi!\n2s bot: Anything else?\n9s customer: No thanks\n11s bot: Take care!",
        "0s customer: Bye!\n2s bot: See you soon!\n4s bot: Our shop opens at nine.",
        "0s customer: Terima kasih banyak, sampai jumpa!\n2s bot: Terima kasih. Selamat siang.",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: Bye!\n11s bot: Our shop opens at nine.",
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: That's all, thank you.\n5m customer reads",
        "0s customer: Bye!\n2s bot: Hello!\n2d customer: Bye!\n2d2s bot: Hello!",
    ),
)
