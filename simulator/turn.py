"""One thing that happened in a thread: who did what when, in which words."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from simulator.duration import render_duration
from simulator.escape import escape, escape_word
from simulator.text.act import Act
from simulator.text.matcher import Cue
from simulator.text.reading import acts_in, cues_in

HUMAN_AGENT = "HUMAN_AGENT"
ONE_TIME = "ONE_TIME_NOTIFICATION"
MARKETING = "NOTIFICATION_MESSAGE"
SPONSORED = "SPONSORED"
UTILITY = "UTILITY"
"""What stands as a turn's tag where no tag of Messenger's does: by which leave it was sent."""


class Speaker(StrEnum):
    """Whose turn it was."""

    __hash__ = str.__hash__  # not Enum's own, which runs in Python at every look into a set

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    """Somebody of the page's staff."""

    PAGE = "page"
    """One of the page's own automations."""


class Kind(StrEnum):
    """What happened in a turn; the value is the word of the notation."""

    __hash__ = str.__hash__

    SAID = ""
    REFUSED = "x"
    TAPPED = "taps"
    PRESSED = "presses"
    OPENED = "opens"
    READ = "reads"
    BLOCKED = "blocks"
    UNBLOCKED = "unblocks"
    TYPING = "types"
    STOPPED_TYPING = "stops typing"
    SEEN = "sees"
    ARRIVED = "arrives"
    """The customer came by an ad, a link, a code; the text is what it was about."""

    OPTED_IN = "opts in"
    """The customer agreed to notifications; the text is their topic."""

    OPTED_OUT = "opts out"
    REACTED = "reacts"
    """The text is the emoji, empty where a reaction was taken back."""

    DID = "does"
    """Something else that a customer did; the text is the deed, and what it was about."""

    PASSED = "passes"
    """The bot gave the thread to the staff, or the staff back to the bot."""

    TOOK = "takes"
    REQUESTED = "requests"
    RELEASED = "releases"
    CALLED = "calls"
    """The bot called another host: the text is the host, the code the HTTP status (0 for none),
    the quick replies are the customer's own words that were sent there."""


_WORDY = {Kind.SAID, Kind.REFUSED, Kind.TAPPED, Kind.PRESSED}
_ASKING = {Kind.SAID, Kind.TAPPED, Kind.PRESSED}
"""What a customer does that a bot may answer."""
CONTROL = frozenset({Kind.PASSED, Kind.TOOK, Kind.REQUESTED, Kind.RELEASED})
"""What moves a thread between the bot and the staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that happened.

    Attributes:
        at: How long after the thread began.
        text: What was said, tapped, pressed or shown; empty where nothing was.
        quick_replies: Titles of what can be tapped under the text: quick replies and buttons.
        links: Where each of them leads, empty for those that lead nowhere; empty for none at all.
        tag: The message tag it was sent with, or ``ONE_TIME`` … for another leave.
        template: The type of its template, e.g. ``receipt``; empty for a plain message.
        code: Graph's error code, for a refused message; an HTTP status for a call.
        subcode: Graph's error subcode, for a refused message.
        language: ISO code of the words' language, empty where nobody knows.
    """

    at: timedelta
    speaker: Speaker
    kind: Kind = Kind.SAID
    text: str = ""
    quick_replies: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tag: str | None = None
    template: str = ""
    code: int | None = None
    subcode: int | None = None
    language: str = field(default="", compare=False)

    @property
    def acts(self) -> frozenset[Act]:
        """What the words do, as far as the lexicon knows: greet, thank, close and the like."""
        return acts_in(self.text, self.language) if self.kind in _WORDY else frozenset()

    @property
    def choices(self) -> frozenset[Act]:
        """What the words of the quick replies under it do."""
        if not self.quick_replies or self.kind is Kind.CALLED:
            return frozenset()
        acts = (acts_in(title, self.language) for title in self.quick_replies)
        return frozenset[Act]().union(*acts)

    def cues(self, act: Act) -> tuple[Cue, ...]:
        """Return what in the words does ``act``."""
        return cues_in(self.text, act, self.language) if self.kind in _WORDY else ()

    @property
    def asks(self) -> bool:
        """Whether this is a customer's message, tap or press."""
        return self.speaker is Speaker.CUSTOMER and self.kind in _ASKING

    @property
    def replies(self) -> bool:
        """Whether this is a message of the bot's that reached the customer."""
        return self.speaker is Speaker.BOT and self.kind is Kind.SAID

    @property
    def answers(self) -> bool:
        """Whether this is a message of the bot's or the staff's that reached the customer."""
        return self.kind is Kind.SAID and self.speaker in (Speaker.BOT, Speaker.AGENT)

    @property
    def wordy(self) -> bool:
        """Whether somebody said something in it, be it refused."""
        return self.kind in _WORDY

    def line(self, width: int = 0) -> str:
        """Return the turn in the notation of conversations, its instant padded to ``width``."""
        return f"{render_duration(self.at):<{width}} {self.speaker}{_predicate(self)}"

    def __str__(self) -> str:
        """Return the turn in the notation of conversations."""
        return self.line()


def _predicate(turn: Turn) -> str:
    words = f" {turn.kind}" if turn.kind not in (Kind.SAID, Kind.REFUSED) else ""
    words += f" ~{turn.template}" if turn.template else ""
    words += f" #{escape_word(turn.tag)}" if turn.tag else ""
    if turn.code is not None:
        words += f" x{turn.code}" + (f"/{turn.subcode}" if turn.subcode is not None else "")
    if turn.wordy or turn.text:
        words += f": {escape(turn.text)}" if turn.text else ":"
    if turn.quick_replies:
        words += f" [{'|'.join(escape(title, '|') for title in turn.quick_replies)}]"
    if any(turn.links):
        words += f"({'|'.join(escape(link, '|()') for link in turn.links)})"
    return words
