r"""One thread as the customer lived through it: all that etiquette rules ever see.

Notation, for examples, failure messages and the terminal, one turn a line::

    0s   customer opens: Hello {the greeting text, if any}
    0s   customer: Hi!
    4s   customer taps: Yes
    5s   customer presses: Get Started
    6s   customer reads
    6s   customer blocks
    7s   bot types
    7s   bot stops typing
    7s   bot sees
    8s   bot: Hello, how can I help? [Prices|Opening hours]
    25h  bot #HUMAN_AGENT: Your order is on its way.
    25h  bot x10/2018278: Sale today!
    26h  agent: This is Kim, how can I help?
    27h  page: We are away until Monday.

A wait is digits and units from large to small: ``1d2h``, ``1m30s``, ``0s``, ``2.5s``.
In a text, ``\n`` is a line feed and ``\uXXXX`` a character that cannot be shown; ``[``, ``]`` and
``\`` get a backslash in front. So a transcript is safe to print, and reads back exactly.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from fake_graph.ids import Psid
from fake_graph.journal import (
    Action,
    ActionSent,
    Author,
    Entry,
    Journal,
    MessageReceived,
    MessageSent,
    PageBlocked,
    PostbackReceived,
    SendRefused,
    ThreadOpened,
    ThreadRead,
)
from simulator.duration import DURATION, parse_duration, render_duration
from simulator.escape import escape, escape_word, unescape
from simulator.act import Act
from simulator.reading import acts_in
from simulator.spoken import choices_of, words_of

DEFAULT_START = datetime(2026, 9, 7, 9, tzinfo=UTC)
"""Monday morning: when scenarios begin unless they say otherwise."""
PAUSE = timedelta(hours=1)
"""Whoever says nothing for longer starts anew; house."""


class Speaker(StrEnum):
    """Whose turn it was."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    """Somebody of the page's staff."""

    PAGE = "page"
    """One of the page's own automations."""


class Kind(StrEnum):
    """What happened in a turn; the value is the word of the notation."""

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


_ACTIONS = {
    Action.TYPING_ON: Kind.TYPING,
    Action.TYPING_OFF: Kind.STOPPED_TYPING,
    Action.MARK_SEEN: Kind.SEEN,
}
_AUTHORS = {
    Author.APP: Speaker.BOT,
    Author.STAFF: Speaker.AGENT,
    Author.AUTOMATION: Speaker.PAGE,
}
_WORDY = {Kind.SAID, Kind.REFUSED, Kind.TAPPED, Kind.PRESSED}
_ASKING = {Kind.SAID, Kind.TAPPED, Kind.PRESSED}
"""What a customer does that a bot may answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that happened.

    Attributes:
        at: How long after the thread began.
        text: What was said, tapped, pressed or shown; empty where nothing was.
        quick_replies: Titles of what can be tapped under the text: quick replies and buttons.
        tag: The message tag it was sent with.
        code: Graph's error code, for a refused message.
        subcode: Graph's error subcode, for a refused message.
    """

    at: timedelta
    speaker: Speaker
    kind: Kind = Kind.SAID
    text: str = ""
    quick_replies: tuple[str, ...] = ()
    tag: str | None = None
    code: int | None = None
    subcode: int | None = None

    @property
    def acts(self) -> frozenset[Act]:
        """What the words do, as far as the lexicon knows: greet, thank, close and the like."""
        return acts_in(self.text) if self.kind in _WORDY else frozenset()

    @property
    def choices(self) -> frozenset[Act]:
        """What the words of the quick replies under it do."""
        return frozenset[Act]().union(*(acts_in(title) for title in self.quick_replies))

    @property
    def asks(self) -> bool:
        """Whether this is a customer's message, tap or press."""
        return self.speaker is Speaker.CUSTOMER and self.kind in _ASKING

    @property
    def replies(self) -> bool:
        """Whether this is a message of the bot's that reached the customer."""
        return self.speaker is Speaker.BOT and self.kind is Kind.SAID

    def __str__(self) -> str:
        """Return the turn in the module's notation."""
        return f"{render_duration(self.at)} {self.speaker}{_predicate(self)}"


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a customer did in one go, and all that the bot did until the customer acted again.

    Attributes:
        asked: The customer's turns, oldest first; empty where the bot spoke first.
        answered: The bot's turns, oldest first; empty where it stayed silent.
    """

    asked: tuple[Turn, ...]
    answered: tuple[Turn, ...]

    @property
    def replies(self) -> tuple[Turn, ...]:
        """The messages that reached the customer."""
        return tuple(turn for turn in self.answered if turn.replies)

    @property
    def answer(self) -> tuple[Turn, ...]:
        """The messages that reached the customer before the bot paused; what follows is news."""
        return next(iter(rows(self.replies)), ())


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of one thread, oldest first.

    Attributes:
        turns: Everything that happened between this customer and the page.
        start: When the thread began.
        customer: What the person is called, for reports.
        end: How long the thread was watched; the bot was silent after its last turn until then.
    """

    turns: tuple[Turn, ...]
    start: datetime = DEFAULT_START
    customer: str = "customer"
    end: timedelta = timedelta()

    @classmethod
    def of(
        cls,
        journal: Journal,
        psid: Psid,
        *,
        customer: str = "customer",
        end: datetime | None = None,
    ) -> "Transcript":
        """Return what ``psid`` lived through, watched until ``end`` (the last entry by default)."""
        found = cls.of_all(journal.of(psid), {psid: customer}, end=end)
        return found[0] if found else cls((), end or DEFAULT_START, customer)

    @classmethod
    def of_all(
        cls, entries: Iterable[Entry], names: Mapping[Psid, str], *, end: datetime | None = None
    ) -> tuple["Transcript", ...]:
        """Return what each of some people, called so by PSID, lived through who did anything."""
        lived: dict[Psid, tuple[datetime, list[Turn]]] = {}
        for entry in entries:
            psid = getattr(entry, "psid", None)
            if psid is not None and psid in names:
                start, turns = lived.get(psid) or (entry.at, [])
                turn = _turn(entry, entry.at - start)
                if turn is not None:
                    turns.append(turn)
                    lived[psid] = start, turns
        return tuple(
            cls(tuple(turns), start, names[psid], end - start if end else turns[-1].at)
            for psid, (start, turns) in ((who, lived[who]) for who in names if who in lived)
        )

    @classmethod
    def parse(cls, notation: str) -> "Transcript":
        """Return the transcript written in the module's notation.

        Raises:
            ValueError: naming the line that does not fit.
        """
        lines = (line.strip() for line in notation.strip().split("\n"))
        turns = tuple(_parse_turn(line) for line in lines if line)
        return cls(turns, end=turns[-1].at if turns else timedelta())

    def until(self, end: timedelta) -> "Transcript":
        """Return the same transcript watched until ``end`` after its start."""
        return replace(self, end=end)

    def by(self, speaker: Speaker, *kinds: Kind) -> tuple[Turn, ...]:
        """Return one speaker's turns, of the given kinds or of any."""
        return tuple(
            turn
            for turn in self.turns
            if turn.speaker is speaker and (not kinds or turn.kind in kinds)
        )

    def turns_with(self, speaker: Speaker, acts: Set[Act]) -> tuple[Turn, ...]:
        """Return one speaker's turns whose words do any of ``acts``."""
        return tuple(turn for turn in self.by(speaker) if turn.acts & acts)

    def asked(self) -> tuple[Turn, ...]:
        """Return the customer's messages, taps and presses."""
        return tuple(turn for turn in self.turns if turn.asks)

    def replies(self) -> tuple[Turn, ...]:
        """Return the bot's messages that reached the customer."""
        return tuple(turn for turn in self.turns if turn.replies)

    def exchanges(self) -> tuple[Exchange, ...]:
        """Return the conversation cut before each customer's turn that follows one of the bot's."""
        return tuple(_exchanges(self.turns))

    def partings(self) -> tuple[Exchange, ...]:
        """Return the exchanges in which the customer took leave, and did not come back at once."""
        exchanges = self.exchanges()
        following = (*exchanges[1:], None)
        before = (Exchange((), ()), *exchanges)
        return tuple(
            exchange
            for last, exchange, then in zip(before, exchanges, following, strict=False)
            if _takes_leave(exchange, last)
            and (then is None or then.asked[0].at - exchange.asked[-1].at > PAUSE)
        )

    def when(self, turn: Turn) -> datetime:
        """Return the instant of ``turn``, in UTC."""
        return self.start + turn.at

    def __str__(self) -> str:
        """Return the transcript in the module's notation."""
        width = max((len(render_duration(turn.at)) for turn in self.turns), default=0)
        return "\n".join(
            f"{render_duration(turn.at):<{width}} {turn.speaker}{_predicate(turn)}"
            for turn in self.turns
        )


def _exchanges(turns: Iterable[Turn]) -> Iterator[Exchange]:
    asked: list[Turn] = []
    answered: list[Turn] = []
    for turn in turns:
        if turn.asks:
            if answered:
                yield Exchange(tuple(asked), tuple(answered))
                asked, answered = [], []
            asked.append(turn)
        elif turn.speaker is Speaker.BOT:
            answered.append(turn)
    if asked or answered:
        yield Exchange(tuple(asked), tuple(answered))


def rows(turns: Iterable[Turn], pause: timedelta = PAUSE) -> Iterator[tuple[Turn, ...]]:
    """Cut ``turns`` wherever nothing came for longer than ``pause``."""
    row: list[Turn] = []
    for turn in turns:
        if row and turn.at - row[-1].at > pause:
            yield tuple(row)
            row = []
        row.append(turn)
    if row:
        yield tuple(row)


def _takes_leave(exchange: Exchange, last: Exchange) -> bool:
    asked = list(rows(exchange.asked))[-1:]
    if not asked or "?" in asked[0][-1].text:
        return False
    done = frozenset[Act]().union(*(turn.acts for turn in asked[0]))
    if not asked[0][-1].acts & {Act.BYE, Act.CLOSING, Act.DONE, Act.DECLINE}:
        return False
    if Act.BYE in done or Act.DECLINE not in done:
        return bool(done & {Act.BYE, Act.DONE})
    if any(Act.REQUEST_MORE in turn.acts for turn in last.replies):
        return True
    # A mere no is an answer where there was a question, else it is a "no thanks" to all.
    return Act.DONE in done and not any("?" in turn.text for turn in last.replies[-1:])


def _turn(entry: Entry, at: timedelta) -> Turn | None:  # noqa: C901 - one case an entry
    customer, bot = Speaker.CUSTOMER, Speaker.BOT
    match entry:
        case ThreadOpened(greeting=greeting):
            return Turn(at=at, speaker=customer, kind=Kind.OPENED, text=greeting)
        case MessageReceived(payload=payload):
            kind = Kind.SAID if payload is None else Kind.TAPPED
            return Turn(at=at, speaker=customer, kind=kind, text=words_of(entry))
        case PostbackReceived(title=title):
            return Turn(at=at, speaker=customer, kind=Kind.PRESSED, text=title)
        case ThreadRead():
            return Turn(at=at, speaker=customer, kind=Kind.READ)
        case PageBlocked(blocked=blocked):
            kind = Kind.BLOCKED if blocked else Kind.UNBLOCKED
            return Turn(at=at, speaker=customer, kind=kind)
        case MessageSent(tag=tag, author=author):
            words, choices = words_of(entry), choices_of(entry)
            speaker = _AUTHORS[author]
            return Turn(at=at, speaker=speaker, text=words, tag=tag, quick_replies=choices)
        case ActionSent(action=action) if action in _ACTIONS:
            return Turn(at=at, speaker=bot, kind=_ACTIONS[action])
        case SendRefused(text=text, tag=tag, code=code, subcode=subcode):
            return Turn(
                at=at,
                speaker=bot,
                kind=Kind.REFUSED,
                text=text,
                tag=tag,
                code=code,
                subcode=subcode,
            )
        case _:
            return None


_BARE = [kind.value for kind in Kind if kind.value not in ("", "x")]
_LINE = re.compile(
    rf"(?P<at>{DURATION.pattern})\s+(?P<who>{'|'.join(Speaker)})"
    rf"(?: (?P<verb>{'|'.join(sorted(_BARE, key=len, reverse=True))}))?"
    r"(?: #(?P<tag>(?:\w|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})+))?"
    r"(?: x(?P<code>-?\d+)(?:/(?P<subcode>\d+))?)?"
    r"(?::(?: (?P<text>.*?))??(?P<quick> (?<!\\)\[(?:[^\[\]\\]|\\.)+\])?)?"
)

_TITLE = re.compile(r"(?:[^|\\]|\\.)+")


def _predicate(turn: Turn) -> str:
    words = f" {turn.kind}" if turn.kind not in (Kind.SAID, Kind.REFUSED) else ""
    words += f" #{escape_word(turn.tag)}" if turn.tag else ""
    if turn.kind is Kind.REFUSED:
        words += f" x{turn.code}" + (f"/{turn.subcode}" if turn.subcode is not None else "")
    if turn.kind in _WORDY or turn.text:
        words += f": {escape(turn.text)}" if turn.text else ":"
    if turn.quick_replies:
        words += f" [{'|'.join(escape(title, '|') for title in turn.quick_replies)}]"
    return words


def _parse_turn(line: str) -> Turn:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a turn: {line!r}; write e.g. '8s bot: Hello'")
    code, subcode = found["code"], found["subcode"]
    kind = Kind(found["verb"] or ("x" if code else ""))
    quick = (found["quick"] or "").strip()[1:-1]
    return Turn(
        at=parse_duration(found["at"]),
        speaker=Speaker(found["who"]),
        kind=kind,
        text=unescape(found["text"] or ""),
        quick_replies=tuple(unescape(title) for title in _TITLE.findall(quick)),
        tag=unescape(found["tag"]) if found["tag"] else None,
        code=int(code) if code else None,
        subcode=int(subcode) if subcode else None,
    )
