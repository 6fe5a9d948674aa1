"""How a conversation ended: what was last helped with, and that it was resolved."""

from dataclasses import dataclass
from datetime import timedelta

from simulator.text.act import Act
from simulator.transcript import Transcript, Turn

PATIENCE = timedelta(minutes=1)
"""Silence for as long means that the bot has said its last word; house."""
_SHORT = 8
"""Words; more say more than a goodbye."""
_ONLY_OPENS = {"en"}
"""Languages in which people greet with other words when they come than when they leave."""
_OVER = {Act.BYE, Act.DONE, Act.DECLINE, Act.CLOSING, Act.SOLVED}


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The end of a resolved conversation.

    Attributes:
        helped: The bot's first message on the last request that it understood.
    """

    helped: Turn


def closes(turn: Turn) -> bool:
    """Return whether ``turn``, which follows a goodbye, is a closing.

    In many languages the same words open and close: the place decides. Source: the catalogue.
    """
    if Act.CLOSING in turn.acts:
        return True
    if Act.GREET not in turn.acts or turn.language in ("", *_ONLY_OPENS) or turn.quick_replies:
        return False
    return "?" not in turn.text and len(turn.text.split()) <= _SHORT


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
    helped = _helped(transcript, left if partings else timedelta.max)
    return Conclusion(helped) if helped is not None else None


def _helped(transcript: Transcript, left: timedelta) -> Turn | None:
    """Return the first reply to the last request before ``left`` that was not met with a shrug."""
    requests = [turn.at for turn in transcript.asked() if turn.at < left and not turn.acts & _OVER]
    replies, until = transcript.replies(), left
    for asked in reversed(requests):
        answer = [turn for turn in replies if asked <= turn.at and turn.at < until]
        if any(Act.NOT_UNDERSTOOD not in turn.acts for turn in answer):
            return answer[0]
        until = asked
    return None
