"""Leave to pass on what somebody said: asked for, given, refused; and what was passed on."""

from dataclasses import dataclass

from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Leave:
    """A question for leave, and what became of it.

    Attributes:
        given: The customer's yes, None without one.
        refused: The customer's no, None without one.
    """

    asked: Turn
    given: Turn | None = None
    refused: Turn | None = None


def consents(transcript: Transcript) -> list[Leave]:
    """Return each question of the bot's for leave, with the customer's next word on it."""
    found = []
    for number, turn in enumerate(transcript.turns):
        if turn.replies and Act.CONSENT in turn.acts:
            later = (t for t in transcript.turns[number + 1 :] if t.asks)
            found.append(_answered(turn, next(later, None)))
    return found


def _answered(asked: Turn, answer: Turn | None) -> Leave:
    if answer is None:
        return Leave(asked)
    if Act.DECLINE in answer.acts:
        return Leave(asked, refused=answer)
    if Act.AGREE in answer.acts:
        return Leave(asked, given=answer)
    return Leave(asked)


def transfers(transcript: Transcript) -> list[Turn]:
    """Return the bot's calls with the customer's own words to hosts that are not the team's."""
    return [
        turn
        for turn in transcript.by(Speaker.BOT, Kind.CALLED)
        if turn.quick_replies and not transcript.house.owns(turn.text)
    ]
