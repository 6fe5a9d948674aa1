"""Which of a customer's turns ask for something, and how each was answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import HUMAN_AGENT

_NEEDS_NO_ANSWER = {
    *(Act.THANK, Act.BYE, Act.CLOSING, Act.DONE, Act.WELCOME, Act.DECLINE, Act.AGREE),
    *(Act.SOLVED, Act.OPEN_OFFER),
}
_NEEDS_ANSWER = {
    *(Act.ASKS_HUMAN, Act.PROBLEM, Act.COMPLAINT, Act.ASKS_BOT, Act.ASKS_CONTACT, Act.ASKS_PLACE),
    *(Act.STOP, Act.GREET),
}
MUCH = 60
"""Characters from which on a polite text probably asks for something too; house."""


def asks_something(turn: Turn) -> bool:
    """Return whether a customer's turn calls for an answer; thanks and goodbyes do not."""
    if not turn.asks:
        return False
    if turn.kind is not Kind.SAID or "?" in turn.text or turn.acts & _NEEDS_ANSWER:
        return True
    return not turn.acts & _NEEDS_NO_ANSWER or len(turn.text) > MUCH


@dataclass(frozen=True, slots=True)
class Request:
    """What a customer asked in one go, and the first answer to it.

    Attributes:
        asked: The first turn that asks for something.
        last: The customer's last turn before the answer, or before giving up.
        answer: The first message of the bot's or the staff's, None where there was none.
        until: How long an answer was waited for, after ``asked``, where there was none.
        by_person: Whether a person had the thread, or answered.
    """

    asked: Turn
    last: Turn
    answer: Turn | None
    until: timedelta
    by_person: bool

    @property
    def waited(self) -> timedelta:
        """How long the customer waited for the answer, or for none."""
        return self.answer.at - self.asked.at if self.answer is not None else self.until


def requests(transcript: Transcript) -> tuple[Request, ...]:
    """Return each request; one begins with the first turn that asks after the last answer."""
    return transcript.once(_all_requests)


def _all_requests(transcript: Transcript) -> tuple[Request, ...]:
    return tuple(_requests(transcript))


def _requests(transcript: Transcript) -> Iterator[Request]:
    asked: Turn | None = None
    last: Turn | None = None
    for turn in transcript.turns:
        if turn.asks:
            if asked is None and asks_something(turn):
                asked = turn
            last = turn
        elif turn.kind is Kind.BLOCKED and asked is not None and last is not None:
            yield Request(asked, last, None, turn.at - asked.at, _is_staffed(transcript, asked))
            asked = None
        elif turn.answers and asked is not None and last is not None:
            by_person = turn.speaker is Speaker.AGENT or turn.tag == HUMAN_AGENT
            staffed = by_person or _is_staffed(transcript, asked)
            yield Request(asked, last, turn, turn.at - asked.at, staffed)
            asked = None
    if asked is not None and last is not None:
        until = transcript.watched - asked.at
        yield Request(asked, last, None, until, _is_staffed(transcript, asked))


def _is_staffed(transcript: Transcript, turn: Turn) -> bool:
    return transcript.is_staffed(turn.at)
