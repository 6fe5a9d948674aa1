"""How a conversation begins: what the customer did first, and the bot's first turn."""

from dataclasses import dataclass

from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.transcript import PAUSE, Speaker, Transcript, Turn


@dataclass(frozen=True, slots=True)
class FirstTurn:
    """The beginning.

    Attributes:
        asked: The customer's turns before the bot's first message; empty where the bot began.
        replies: The bot's messages until the customer acted again or the bot paused.
        automatic: What the page's own automations said meanwhile.
        greets_in_profile: Whether the page's greeting text greets.
    """

    asked: tuple[Turn, ...]
    replies: tuple[Turn, ...]
    automatic: tuple[Turn, ...]
    greets_in_profile: bool


_NOTHING = FirstTurn((), (), (), greets_in_profile=False)


def first_turn(transcript: Transcript) -> FirstTurn:
    """Return how the conversation began; without replies where the customer was not answered."""
    return transcript.once(_first_turn)


def _first_turn(transcript: Transcript) -> FirstTurn:
    exchange = next((e for e in transcript.exchanges() if e.asked), None)
    if exchange is None or _began_elsewhere(transcript, exchange.asked[0]):
        return _NOTHING
    replies = exchange.answer
    if replies and replies[0].at - exchange.asked[-1].at > PAUSE:
        replies = ()
    end = replies[-1].at if replies else transcript.watched
    automatic = tuple(t for t in transcript.by(Speaker.PAGE) if t.at <= end)
    greeting = transcript.facts.greeting
    greets = bool(greeting) and Act.GREET in acts_in(greeting, transcript.language)
    return FirstTurn(exchange.asked, replies, automatic, greets)


def _began_elsewhere(transcript: Transcript, asked: Turn) -> bool:
    """Return whether the page had written before: then this is no beginning."""
    return any(turn.answers and turn.at < asked.at for turn in transcript.turns)
