"""How much the bot says in one turn, all bubbles taken together."""

from simulator.scoring.house import Threshold
from simulator.text.sentence import sentences_of
from simulator.transcript import Transcript, Turn, rows

CHARACTERS = Threshold("L05.characters", 600, "characters in a turn")
SENTENCES = Threshold("L05.sentences", 6, "sentences in a turn")


def turns_of(transcript: Transcript) -> tuple[tuple[Turn, ...], ...]:
    """Return the bubbles of each of the bot's turns that said something, templates left out."""
    found = (row for e in transcript.exchanges() for row in rows(e.replies))
    plain = (tuple(turn for turn in row if turn.text and not turn.template) for row in found)
    return tuple(row for row in plain if row)


def is_wall(transcript: Transcript, row: tuple[Turn, ...]) -> bool:
    """Return whether a turn is too long to be read at a glance."""
    characters = sum(len(turn.text) for turn in row)
    if characters > transcript.house[CHARACTERS]:
        return True
    limit = transcript.house[SENTENCES]
    return characters > limit and sum(len(sentences_of(turn)) for turn in row) > limit


def size_of(row: tuple[Turn, ...]) -> str:
    """Return how long a turn is, in words for people."""
    characters = sum(len(turn.text) for turn in row)
    return f"{characters} characters, {sum(len(sentences_of(turn)) for turn in row)} sentences"
