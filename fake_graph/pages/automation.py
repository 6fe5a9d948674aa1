"""What a page answers by itself: instant replies, away messages, keywords, questions, follow-ups.

Source: https://www.facebook.com/business/help (Meta Business Suite, Inbox automations). When which
of them speaks is thinly documented; what was chosen stands beside each constant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

INSTANT = timedelta(seconds=1)
"""House: how long Messenger takes for an answer that waits for nobody."""

KEYWORD_WAIT = timedelta(minutes=15)
"""How long a keyword's answer waits for somebody to answer first; secondary sources say up to."""

REVIEW_WAIT = timedelta(minutes=10)
"""How long after a review its follow-up comes; commonly quoted, not confirmed."""

NEW_AFTER = timedelta(hours=24)
"""House: after a silence of both sides for so long a conversation is new, for an instant reply and
for an away message; the platform's own measure of responsiveness has the same bound."""

QUESTION_LIMIT = 5

_TIME = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)
_WHOLE_DAY = 24 * 60  # minutes


class Automation(StrEnum):
    """Which of the page's automations speaks."""

    INSTANT_REPLY = "instant-reply"
    AWAY = "away-message"
    QUESTION = "question"
    CONTACT = "contact-requested"
    LOCATION = "location-requested"
    HOURS = "hours-requested"
    KEYWORD = "keyword"
    RECOMMENDED = "page-recommended"
    NOT_RECOMMENDED = "page-not-recommended"
    APPLICATION = "application-received"
    COMMENT = "comment-to-message"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordReply:
    """An answer to messages in which one of some words stands.

    Attributes:
        words: Words or phrases, in any case.
    """

    words: tuple[str, ...]
    text: str

    def fits(self, message: str) -> bool:
        """Return whether one of the words stands in ``message``, as a word of its own."""
        spaced = _spaced(message)
        return any(_spaced(word) in spaced for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that a new thread offers, and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Hours of a weekday, in the page's time zone.

    Attributes:
        day: 0 for Monday.
        opens: ``09:00``.
        closes: ``17:30``; one that is not after ``opens`` is on the next day.
    """

    day: int
    opens: str
    closes: str

    def holds(self, day: int, minute: int) -> bool:
        """Return whether the page is open at that minute of that weekday."""
        start, end = minutes(self.opens), minutes(self.closes)
        if start < end:
            return day == self.day and start <= minute < end
        if day == self.day:
            return minute >= start
        return day == (self.day + 1) % 7 and minute < end


@dataclass(frozen=True, slots=True, kw_only=True)
class Automations:
    """What a page has set up; an empty text is an automation that is off.

    Attributes:
        is_away: Whether the page has said by hand that it is away.
        openings: When the page is open; none where it keeps no hours.
        timezone: The page's, by its IANA name.
        on_comment: What is written to somebody whose comment has one of the words.
    """

    instant_reply: str = ""
    away_message: str = ""
    is_away: bool = False
    openings: tuple[Opening, ...] = ()
    timezone: str = "America/Los_Angeles"
    contact: KeywordReply | None = None
    location: KeywordReply | None = None
    hours: KeywordReply | None = None
    keywords: tuple[KeywordReply, ...] = ()
    questions: tuple[Question, ...] = ()
    recommended: str = ""
    not_recommended: str = ""
    application_received: str = ""
    on_comment: KeywordReply | None = None

    def require_sense(self) -> None:
        """Refuse what no page can have set up.

        Raises:
            ValueError: an unknown time zone, a time that is none, or too many questions.
        """
        try:
            ZoneInfo(self.timezone)
        except (ValueError, OSError, KeyError):
            raise ValueError(f"there is no time zone {self.timezone!r}") from None
        for opening in self.openings:
            minutes(opening.opens)
            minutes(opening.closes)
            if opening.day not in range(7):
                raise ValueError(f"there is no weekday {opening.day}")
        if len(self.questions) > QUESTION_LIMIT:
            raise ValueError(f"a page offers at most {QUESTION_LIMIT} questions")

    def is_away_at(self, at: datetime) -> bool:
        """Return whether the away message is due to whoever writes at ``at``."""
        if not self.away_message:
            return False
        return self.is_away or (bool(self.openings) and not self.is_open_at(at))

    def is_open_at(self, at: datetime) -> bool:
        """Return whether the page's clock on the wall stands within its hours."""
        local = at.astimezone(ZoneInfo(self.timezone))
        minute = local.hour * 60 + local.minute
        return any(opening.holds(local.weekday(), minute) for opening in self.openings)

    def answer_to(self, text: str) -> str | None:
        """Return the answer to one of the questions that the page offers."""
        return next((q.answer for q in self.questions if q.question == text), None)

    def keyword_for(self, text: str) -> tuple[Automation, str] | None:
        """Return the first automation that one of its words calls up, and what it says."""
        fitting = ((name, reply.text) for name, reply in self._worded() if reply.fits(text))
        return next(fitting, None)

    def _worded(self) -> Iterator[tuple[Automation, KeywordReply]]:
        named = (
            (Automation.CONTACT, self.contact),
            (Automation.LOCATION, self.location),
            (Automation.HOURS, self.hours),
        )
        yield from ((name, reply) for name, reply in named if reply is not None)
        yield from ((Automation.KEYWORD, reply) for reply in self.keywords)


def minutes(text: str) -> int:
    """Return the minutes since midnight that ``17:30`` stands for.

    Raises:
        ValueError: it is no time of a day.
    """
    match = _TIME.fullmatch(text)
    total = int(match[1]) * 60 + int(match[2]) if match is not None else _WHOLE_DAY + 1
    if total > _WHOLE_DAY:
        raise ValueError(f"{text!r} is no time of a day")
    return total


def _spaced(text: str) -> str:
    """Return the words of ``text`` in one case, a blank around each."""
    words = "".join(c if c.isalnum() or c in "'\u2019-" else " " for c in text.casefold()).split()
    return f" {' '.join(words)} "
