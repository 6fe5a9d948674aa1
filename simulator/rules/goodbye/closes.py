"""Whether the bot's last word closes the conversation.

Source: guides ID, NL, FR, point 10.
"""

from datetime import timedelta

from simulator.detectors.conclusion import closes
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import PAUSE, Exchange, Transcript, Turn

PATIENCE = timedelta(minutes=1)
"""Silence for as long is the last word; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of the customer's partings after which the bot's last word is a closing.

    A conversation without a parting may only have been cut short.
    """
    partings = [p for p in transcript.partings() if _is_decided(transcript, p)]
    if not partings:
        return not_applicable("the customer did not take leave")
    findings = []
    for parting in partings:
        last = _last_word(transcript, parting)
        if last is None:
            message = "Customer took leave without a word from the bot."
            findings.append(Finding(parting.asked[-1], message))
        elif not closes(last):
            findings.append(Finding(last, "The bot's last word is no closing."))
    return Audit(1 - len(findings) / len(partings), tuple(findings), len(partings))


def _is_decided(transcript: Transcript, parting: Exchange) -> bool:
    watched = max(transcript.end, transcript.turns[-1].at) - parting.asked[-1].at
    last = _last_word(transcript, parting)
    closed = last is not None and closes(last)
    return bool(parting.answer) or closed or watched >= PATIENCE


def _last_word(transcript: Transcript, parting: Exchange) -> Turn | None:
    if parting.answer and not _is_news(parting):
        return parting.answer[-1]
    before = transcript.turns[: transcript.turns.index(parting.asked[-1])]
    return next((turn for turn in reversed(before) if turn.replies), None)


def _is_news(parting: Exchange) -> bool:
    """Whether what came next was no answer to the parting; a late goodbye is one."""
    late = parting.answer[0].at - parting.asked[-1].at > PAUSE
    return late and not any(closes(turn) for turn in parting.answer)


RULE = Rule(
    code="G02",
    name="closes",
    group="goodbye",
    severity=Severity.ERROR,
    weight=4,
    why="The last word is what people remember.",
    detectors=(Act.CLOSING,),
    breach=Breach.MISSING,
    remedy="End with a goodbye, or with a word of thanks.",
    audit=audit,
    reads_text=True,
    good=(
        "0s customer: Bye!\n2s bot: Goodbye, Ana. Have a nice day!",
        "0s customer: Thanks!\n2s bot: You're welcome!\n9s customer: That's all.",
        "0s customer: Bye!\n2s bot: Your ticket is booked.\n4s bot: Thank you!",
        "0s customer: That's all, thanks.\n2s bot: My pleasure!\n5h bot: Your parcel is packed.",
        "0s customer: Thanks\n2s bot: You're welcome!\n9s customer: Bye!\n5h bot: It is packed.",
    ),
    bad=(
        "0s customer: Bye!\n2s bot: Our shop opens at nine.",
        "0s customer: Hi!\n2s bot: Anything else?\n9s customer: No.\n11s bot: Choose one. [Prices]",
        "0s customer: Bye!\n2s bot: Goodbye!\n5s bot: Our shop opens at nine.",
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: That's all, thanks.\n5m customer reads",
    ),
)
