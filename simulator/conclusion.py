"""How a conversation ended: what was last helped with, and that it was resolved."""

from dataclasses import dataclass
from datetime import timedelta

from simulator.act import Act
from simulator.transcript import Transcript, Turn

PATIENCE = timedelta(minutes=1)
"""Silence for as long means that the bot has said its last word; house."""
_OVER = {Act.BYE, Act.DONE, Act.DECLINE, Act.CLOSING, Act.SOLVED}


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The end of a resolved conversation.

    Attributes:
        helped: The bot's first message after the last request.
    """

    helped: Turn


def conclusion_of(transcript: Transcript) -> Conclusion | None:
    """Return how a conversation ended, None unless it was seen to be resolved.

    It is resolved if the customer took leave, or if the author says so.
    """
    resolved = transcript.facts.resolved
    partings = transcript.partings()
    if resolved is False or not (partings or resolved):
        return None
    left = partings[-1].asked[0].at if partings else transcript.watched
    answered = partings[-1].answer if partings else transcript.replies()
    if not answered and transcript.watched - left < PATIENCE:
        return None
    before = [turn for turn in transcript.asked() if turn.at < left and not turn.acts & _OVER]
    if not before:
        return None
    helped = (turn for turn in transcript.replies() if turn.at >= before[-1].at)
    first = next(helped, None)
    return Conclusion(first) if first is not None else None
