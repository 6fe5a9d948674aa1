"""What the bot has asked, and which of it was answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.text.act import Act
from simulator.text.similarity import alike
from simulator.transcript import Transcript, Turn

SAME = 90
"""Of 100, from which on two questions are the same; source: the catalogue."""
_NO_ANSWER = {Act.NOT_UNDERSTOOD, Act.ASKS_HUMAN, Act.COMPLAINT, Act.DECLINE}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the bot's, and the customer's answer."""

    question: Turn
    answer: Turn


def questions(transcript: Transcript) -> Iterator[Turn]:
    """Yield the bot's messages that end in a question."""
    return (turn for turn in transcript.replies() if turn.text.rstrip().endswith("?"))


def answered_questions(transcript: Transcript) -> list[Answered]:
    """Return each question that the customer's next turn answered, with a statement."""
    found, open_question = [], None
    for turn in transcript.turns:
        if turn.replies:
            open_question = turn if turn.text.rstrip().endswith("?") else open_question
        elif turn.asks and open_question is not None:
            if "?" not in turn.text and not turn.acts & _NO_ANSWER:
                found.append(Answered(open_question, turn))
            open_question = None
    return found


def asks_same(before: Turn, now: Turn) -> bool:
    """Return whether two questions ask for the same.

    Whether there is anything else may be asked for ever.
    """
    if Act.REQUEST_MORE in now.acts:
        return False
    return now.text.rstrip().endswith("?") and alike(_question(before), _question(now)) >= SAME


def _question(turn: Turn) -> str:
    return turn.text.rstrip("? \n").replace("!", ".").rsplit(". ", 1)[-1]
