"""What turns promise: by when an answer comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from simulator.lexicon import lexicon_of
from simulator.text.act import Act
from simulator.text.promises import Promise, TimeWords, promised, time_words
from simulator.text.reading import has_lexicon
from simulator.transcript import Speaker, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Promised:
    """A turn and what it promises.

    Attributes:
        by: The latest moment that keeps it, after the thread began.
        span: The words that promise it.
    """

    turn: Turn
    by: timedelta
    span: str


def promises(transcript: Transcript) -> Iterator[Promised]:
    """Yield what the page says of when an answer comes, the latest moment in each turn."""
    for turn in transcript.turns:
        if turn.wordy and turn.speaker is not Speaker.CUSTOMER and Act.EXPECT in turn.acts:
            found = promise_in(transcript, turn)
            if found is not None:
                yield found


def promise_in(transcript: Transcript, turn: Turn) -> Promised | None:
    """Return the latest moment that ``turn`` promises, None where it names none."""
    if not has_lexicon(turn.language):
        return None
    facts = transcript.facts
    zone = ZoneInfo(facts.page_zone or transcript.house.page_zone or facts.time_zone or "UTC")
    last = _latest(turn.text, turn.language, transcript.when(turn), zone)
    return Promised(turn, last.deadline - transcript.start, last.span) if last else None


@lru_cache(maxsize=1024)
def _latest(text: str, language: str, instant: datetime, zone: ZoneInfo) -> Promise | None:
    """Return the last moment that a text promises; several rules ask in a row."""
    at = instant.astimezone(zone)
    found = promised(text, at, _time_words(language), lexicon_of(language).letters)
    return max(found, key=lambda promise: promise.deadline, default=None)


@lru_cache(maxsize=64)
def _time_words(language: str) -> TimeWords:
    return time_words(lexicon_of(language).settings["time"])


def deadline_in(transcript: Transcript, turn: Turn) -> timedelta | None:
    """Return the latest moment that ``turn`` promises, after the thread began."""
    found = promise_in(transcript, turn)
    return found.by if found else None
