"""One thread as the customer lived through it: all that etiquette rules ever see."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from fake_graph.ids import Psid
from fake_graph.journal import Entry, HostContacted, Journal
from simulator.duration import render_duration
from simulator.facts import NO_FACTS, Change, Facts, parse_fact
from simulator.notation import cut_head, parse_turn
from simulator.retelling import told
from simulator.scoring.house import DEFAULT_HOUSE, House
from simulator.text.act import Act
from simulator.text.reading import languages_of
from simulator.turn import CONTROL, Kind, Speaker, Turn

__all__ = ["Exchange", "Kind", "Speaker", "Transcript", "Turn", "rows"]

T = TypeVar("T")
DEFAULT_START = datetime(2026, 9, 7, 9, tzinfo=UTC)
"""Monday morning: when scenarios begin unless they say otherwise."""
PAUSE = timedelta(hours=1)
"""Whoever says nothing for longer starts anew; house."""
BETWEEN = "***"
TWIN = "--- "
"""Begins a line that names what is otherwise in the turns that follow."""


@dataclass(frozen=True)
class Exchange:
    """What a customer did in one go, and all that the bot did until the customer acted again.

    Attributes:
        asked: The customer's turns, oldest first; empty where the bot spoke first.
        answered: The bot's turns, oldest first; empty where it stayed silent.
    """

    asked: tuple[Turn, ...]
    answered: tuple[Turn, ...]

    @cached_property
    def replies(self) -> tuple[Turn, ...]:
        """The messages that reached the customer."""
        return tuple(turn for turn in self.answered if turn.replies)

    @cached_property
    def answer(self) -> tuple[Turn, ...]:
        """The messages that reached the customer before the bot paused; what follows is news."""
        return next(iter(rows(self.replies)), ())


@dataclass(frozen=True)
class Transcript:
    """The turns of one thread, oldest first.

    Attributes:
        turns: Everything that happened between this customer and the page.
        start: When the thread began.
        customer: What the person is called, for reports.
        end: How long the thread was watched; the bot was silent after its last turn until then.
        facts: What is known beside the turns.
        house: What the team has decided for its page.
        twins: The same conversation with one thing changed, as often as it was run so.
    """

    turns: tuple[Turn, ...]
    start: datetime = DEFAULT_START
    customer: str = "customer"
    end: timedelta = timedelta()
    facts: Facts = NO_FACTS
    house: House = DEFAULT_HOUSE
    twins: Mapping[Change, tuple["Transcript", ...]] = field(default_factory=dict)

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
        cls,
        entries: Iterable[Entry],
        names: Mapping[Psid, str],
        *,
        end: datetime | None = None,
        facts: Mapping[Psid, Facts] | None = None,
    ) -> tuple["Transcript", ...]:
        """Return what each of some people, called so by PSID, lived through who did anything."""
        return tuple(cls.by_psid(entries, names, end=end, facts=facts).values())

    @classmethod
    def by_psid(
        cls,
        entries: Iterable[Entry],
        names: Mapping[Psid, str],
        *,
        end: datetime | None = None,
        facts: Mapping[Psid, Facts] | None = None,
    ) -> dict[Psid, "Transcript"]:
        """Return what ``of_all`` does, by PSID in the order of ``names``.

        A call of the bot's to another host is part of each thread that had begun by then.
        """
        lived: dict[Psid, tuple[datetime, list[Turn]]] = {}
        for entry in entries:
            for psid in _whose(entry, lived):
                fields = told(entry, psid) if psid in names else None
                if fields is not None:
                    start, turns = lived.setdefault(psid, (entry.at, []))
                    turns.append(Turn(at=entry.at - start, **fields))
        known = facts or {}
        return {
            psid: cls(
                _with_languages(turns, known.get(psid, NO_FACTS)),
                start,
                names[psid],
                end - start if end else turns[-1].at,
                known.get(psid, NO_FACTS),
            )
            for psid, (start, turns) in ((who, lived[who]) for who in names if who in lived)
        }

    @classmethod
    def told(cls, turns: Sequence[Turn], *, start: datetime, customer: str) -> "Transcript":
        """Return the transcript of turns that were told elsewhere, oldest first."""
        end = turns[-1].at if turns else timedelta()
        return cls(_with_languages(turns, NO_FACTS), start, customer, end)

    @classmethod
    def parse(cls, notation: str) -> "Transcript":
        """Return the transcript written in the notation of ``simulator.notation``.

        Raises:
            ValueError: naming the line that does not fit.
        """
        first, *others = _parts(notation)
        transcript = cls._parse(first[1])
        twins: dict[Change, tuple[Transcript, ...]] = {}
        for change, lines in others:
            twin = replace(cls._parse(lines), facts=transcript.facts, start=transcript.start)
            twins[change] = (*twins.get(change, ()), twin)
        return replace(transcript, twins=twins)

    @classmethod
    def parse_all(cls, notation: str) -> tuple["Transcript", ...]:
        """Return the transcripts that stand between lines of ``***``.

        Raises:
            ValueError: naming the line that does not fit.
        """
        return tuple(cls.parse(part) for part in notation.split(f"\n{BETWEEN}\n"))

    @classmethod
    def _parse(cls, lines: Iterable[str]) -> "Transcript":
        head, rest = cut_head(lines)
        known: dict[str, Any] = {}
        start = DEFAULT_START
        for name, text in head:
            if name == "start":
                start = datetime.fromisoformat(text)
            else:
                known |= parse_fact(name, text)
        facts = Facts(**known)
        turns = [parse_turn(line) for line in rest]
        end = turns[-1].at if turns else timedelta()
        return cls(_with_languages(turns, facts), start, end=end, facts=facts)

    def until(self, end: timedelta) -> "Transcript":
        """Return the same transcript watched until ``end`` after its start."""
        return replace(self, end=end)

    def at_home(self, house: House) -> "Transcript":
        """Return the same transcript, to be judged as a team has decided."""
        return replace(self, house=house)

    def beside(self, twins: Mapping[Change, tuple["Transcript", ...]]) -> "Transcript":
        """Return the same transcript with what became of it where one thing was changed."""
        return replace(self, twins=dict(twins))

    @property
    def watched(self) -> timedelta:
        """How long the thread was watched, its last turn included."""
        return max(self.end, self.turns[-1].at) if self.turns else self.end

    @cached_property
    def language(self) -> str:
        """The language of most of the bot's words, else of the customer's; "" where unknown."""
        for speaker in (Speaker.BOT, Speaker.CUSTOMER):
            spoken = [t.language for t in self.turns if t.speaker is speaker and t.language]
            if spoken:
                return Counter(spoken).most_common(1)[0][0]
        return ""

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
        return self._asked

    def replies(self) -> tuple[Turn, ...]:
        """Return the bot's messages that reached the customer."""
        return self._replies

    def exchanges(self) -> tuple[Exchange, ...]:
        """Return the conversation cut before each customer's turn that follows one of the bot's."""
        return self._exchanges

    def partings(self) -> tuple[Exchange, ...]:
        """Return the exchanges in which the customer took leave, and did not come back at once."""
        return self._partings

    @cached_property
    def _asked(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.asks)

    @cached_property
    def _replies(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.replies)

    @cached_property
    def _exchanges(self) -> tuple[Exchange, ...]:
        return tuple(_exchanges(self.turns))

    @cached_property
    def _partings(self) -> tuple[Exchange, ...]:
        exchanges = self.exchanges()
        following = (*exchanges[1:], None)
        before = (Exchange((), ()), *exchanges)
        return tuple(
            exchange
            for last, exchange, then in zip(before, exchanges, following, strict=False)
            if _takes_leave(exchange, last)
            and (then is None or then.asked[0].at - exchange.asked[-1].at > PAUSE)
        )

    def once(self, work_out: Callable[["Transcript"], T]) -> T:
        """Return what ``work_out`` makes of this transcript, worked out once."""
        known: dict[object, Any] = self.__dict__.setdefault("_known", {})
        if work_out not in known:
            known[work_out] = work_out(self)
        found: T = known[work_out]
        return found

    def staffed_spans(self) -> tuple[tuple[timedelta, timedelta | None], ...]:
        """Return from when to when a person of the staff had the thread, None for to the end."""
        return self._staffed_spans

    @cached_property
    def _staffed_spans(self) -> tuple[tuple[timedelta, timedelta | None], ...]:
        moved = any(turn.kind in CONTROL for turn in self.turns)
        return tuple(_staffed_spans(self.turns)) if moved else ()

    def is_staffed(self, at: timedelta) -> bool:
        """Return whether a person of the staff has the thread at ``at``."""
        spans = self._staffed_spans
        return bool(spans) and any(b <= at and (end is None or at < end) for b, end in spans)

    def open_at(self, at: timedelta) -> bool | None:
        """Return whether the page's people are there then, None where nobody knows."""
        facts = self.facts
        if facts.opening is None and self.house.opening is not None:
            zone = facts.page_zone or self.house.page_zone
            facts = replace(facts, opening=self.house.opening, page_zone=zone)
        return facts.is_staffed(self.start + at)

    def when(self, turn: Turn) -> datetime:
        """Return the instant of ``turn``, in UTC."""
        return self.start + turn.at

    def __str__(self) -> str:
        """Return the turns in the notation of ``simulator.notation``."""
        width = max((len(render_duration(turn.at)) for turn in self.turns), default=0)
        return "\n".join(turn.line(width) for turn in self.turns)


def _whose(entry: Entry, begun: Mapping[Psid, object]) -> tuple[Psid, ...]:
    if isinstance(entry, HostContacted):
        return tuple(begun)
    psid = getattr(entry, "psid", None)
    return () if psid is None else (psid,)


def _parts(notation: str) -> list[tuple[Change, list[str]]]:
    """Return the lines of the conversation and of each of its twins, with what is otherwise."""
    parts: list[tuple[Change, list[str]]] = [(Change.AGAIN, [])]
    for line in filter(None, (line.strip() for line in notation.strip().split("\n"))):
        if line.startswith(TWIN):
            parts.append((Change(line.removeprefix(TWIN)), []))
        else:
            parts[-1][1].append(line)
    return parts


def _with_languages(turns: Iterable[Turn], facts: Facts) -> tuple[Turn, ...]:
    """Return the turns, each with the language it is in as far as that can be told."""
    turns = tuple(turns)
    languages = languages_of([(turn.speaker, turn.text) for turn in turns], facts.language)
    return tuple(
        replace(turn, language=language) if language else turn
        for turn, language in zip(turns, languages, strict=True)
    )


def _staffed_spans(turns: Iterable[Turn]) -> Iterator[tuple[timedelta, timedelta | None]]:
    begin: timedelta | None = None
    for turn in turns:
        by_staff = turn.speaker is Speaker.AGENT
        if begin is None and _gives_to_staff(turn, by_staff=by_staff):
            begin = turn.at
        elif begin is not None and _gives_to_bot(turn, by_staff=by_staff):
            yield begin, turn.at
            begin = None
    if begin is not None:
        yield begin, None


def _gives_to_staff(turn: Turn, *, by_staff: bool) -> bool:
    return turn.kind is (Kind.TOOK if by_staff else Kind.PASSED)


def _gives_to_bot(turn: Turn, *, by_staff: bool) -> bool:
    if by_staff:
        return turn.kind in (Kind.PASSED, Kind.RELEASED)
    return turn.kind is Kind.TOOK


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
