"""What a run leaves behind: who was tested, what happened, and what it is worth.

A report is built from records alone, and a record is written and read back as JSON without loss,
so any report can be scored again. It holds nothing of the real clock and nothing of the order in
which scenarios ran: the same seed gives the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter

from fake_graph.ids import Psid
from fake_graph.journal import HostContacted, Journal, Noted
from simulator.certificate import SIMULATED
from simulator.facts import NO_FACTS, Change, Facts
from simulator.scoring.comparison import Comparison, compare
from simulator.scoring.configuration import NO_CONFIGURATION, Configuration
from simulator.scoring.gate import broken_gates
from simulator.scoring.scorecard import Evidence, Scorecard
from simulator.transcript import Transcript

SCHEMA = "courtesy-report/1"


class Outcome(StrEnum):
    """How a scenario ended, and whose fault it was; three verdicts that are never mixed up."""

    PASSED = "passed"
    BOT_FAILED = "bot failed"
    AUTHOR_ERROR = "scenario impossible"
    HARNESS_ERROR = "harness failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRecord:
    """A person of a scenario, and what is known of the conversation beside its words.

    Attributes:
        persona: The kind of customer that they have talked as, empty for none.
        reached: Whether they got what they came for, None where nobody knows.
    """

    name: str
    psid: Psid
    facts: Facts = NO_FACTS
    persona: str = ""
    reached: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinRecord:
    """The same scenario with one thing changed; its people are in the same order."""

    change: Change
    ended: datetime
    customers: tuple[CustomerRecord, ...]
    journal: tuple[dict[str, Any], ...]

    def transcripts(self) -> tuple[Transcript | None, ...]:
        """Return what each person lived through, None for whoever did nothing."""
        return _transcripts(Journal.from_json(self.journal), self.customers, self.ended)


@dataclass(frozen=True, kw_only=True)
class ScenarioRecord:
    """One scenario as it was lived.

    Attributes:
        name: The scenario's own name, with its feature's.
        feature: The file it stands in, relative to where the run was started; or a test's id.
        line: Its line in that file, 0 where unknown.
        error: Why it did not pass, one line; empty where it passed.
        ended: When the customers stopped watching.
        output: What the bot printed meanwhile, where it has a process of its own.
        journal: All that crossed the wire, as ``Journal.to_json`` writes it.
        twins: What became of it with one thing changed, as far as a rule asked for that.
    """

    name: str
    feature: str
    line: int
    outcome: Outcome
    error: str
    ended: datetime
    customers: tuple[CustomerRecord, ...]
    journal: tuple[dict[str, Any], ...]
    output: str = ""
    twins: tuple[TwinRecord, ...] = ()

    @cached_property
    def entries(self) -> Journal:
        """The journal, with types."""
        return Journal.from_json(self.journal)

    @cached_property
    def lived(self) -> tuple[tuple[CustomerRecord, Transcript], ...]:
        """Each person who did or heard anything, with what they lived through."""
        lived = _transcripts(self.entries, self.customers, self.ended)
        beside = [(twin.change, twin.transcripts()) for twin in self.twins]
        return tuple(
            (who, transcript.beside(_twins_of(number, beside)) if beside else transcript)
            for number, (who, transcript) in enumerate(zip(self.customers, lived, strict=True))
            if transcript is not None
        )

    @cached_property
    def transcripts(self) -> tuple[Transcript, ...]:
        """What each person lived through who did or heard anything."""
        return tuple(transcript for _, transcript in self.lived)

    @property
    def lasted(self) -> timedelta:
        """How long it took, in simulated time, from the first that happened to its end."""
        return self.ended - min((entry.at for entry in self.entries), default=self.ended)

    @property
    def notes(self) -> tuple[str, ...]:
        """What Meta tolerates and the developer should know, each sentence once."""
        return tuple(dict.fromkeys(e.text for e in self.entries if isinstance(e, Noted)))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What Meta has and the fake does not, as far as the bot wanted it."""
        return self.entries.gaps()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that the bot contacted, in alphabetical order."""
        return tuple(sorted({e.host for e in self.entries if isinstance(e, HostContacted)}))


def _transcripts(
    journal: Journal, customers: Sequence[CustomerRecord], ended: datetime
) -> tuple[Transcript | None, ...]:
    names = {who.psid: who.name for who in customers}
    facts = {who.psid: who.facts for who in customers}
    lived = Transcript.by_psid(journal, names, end=ended, facts=facts)
    return tuple(lived.get(who.psid) for who in customers)


def _twins_of(
    number: int, beside: Iterable[tuple[Change, tuple[Transcript | None, ...]]]
) -> dict[Change, tuple[Transcript, ...]]:
    found: dict[Change, tuple[Transcript, ...]] = {}
    for change, transcripts in beside:
        twin = transcripts[number] if number < len(transcripts) else None
        if twin is not None:
            found[change] = (*found.get(change, ()), twin)
    return found


_SCENARIO: TypeAdapter[ScenarioRecord] = TypeAdapter(ScenarioRecord)
_TWIN: TypeAdapter[TwinRecord] = TypeAdapter(TwinRecord)


def scenario_to_json(record: ScenarioRecord) -> dict[str, Any]:
    """Return the record as JSON values."""
    dumped: dict[str, Any] = _SCENARIO.dump_python(record, mode="json")
    return dumped


def twin_to_json(record: TwinRecord) -> dict[str, Any]:
    """Return one of the ``twins`` of a record as JSON values."""
    dumped: dict[str, Any] = _TWIN.dump_python(record, mode="json")
    return dumped


def scenario_from_json(data: Any) -> ScenarioRecord:  # noqa: ANN401 - JSON
    """Return the record that ``scenario_to_json`` wrote."""
    return _SCENARIO.validate_python(data)


@dataclass(frozen=True, kw_only=True)
class BotReport:
    """One bot and all its scenarios, sorted by file, line and name.

    Attributes:
        name: What the bot is called: the last part of its address that means anything.
        warnings: What was odd when it was attached, one sentence each.
        escapes: What was beyond control, one sentence each; empty for a deterministic run.
        departures: What was not as in production, and yet the same in every run.
        control: How far each part of the bot's life was under control.
        configuration: What the team has decided for its page.
        baseline: A run of the same scenarios that was kept, to compare with.
        min_score: The points of 100 that it needs, None where that was not decided.
    """

    name: str
    address: str
    scenarios: tuple[ScenarioRecord, ...]
    warnings: tuple[str, ...] = ()
    escapes: tuple[str, ...] = ()
    departures: tuple[str, ...] = ()
    control: tuple[tuple[str, str], ...] = ()
    configuration: Configuration = NO_CONFIGURATION
    baseline: "BotReport | None" = None
    min_score: int | None = None

    @cached_property
    def transcripts(self) -> tuple[Transcript, ...]:
        """All conversations, in the order of the scenarios."""
        return tuple(t for scenario in self.scenarios for t in scenario.transcripts)

    @cached_property
    def scorecard(self) -> Scorecard:
        """The score over all conversations, opportunities pooled."""
        return self.score(self.transcripts)

    def score(self, transcripts: Iterable[Transcript]) -> Scorecard:
        """Return the score of some conversations, as the team has decided."""
        return self.configuration.score(transcripts)

    @cached_property
    def findings(self) -> "tuple[tuple[ScenarioRecord, Evidence], ...]":
        """All findings, scenario by scenario, and in the order of the catalogue in each."""
        places = {
            id(t): n for n, scenario in enumerate(self.scenarios) for t in scenario.transcripts
        }
        found = [(places[id(e.transcript)], e) for e in self.scorecard.findings()]
        found.sort(key=lambda pair: pair[0])
        return tuple((self.scenarios[place], evidence) for place, evidence in found)

    @cached_property
    def outcomes(self) -> dict[Outcome, int]:
        """How many scenarios ended in each way, without the ways in which none did."""
        ended = Counter(scenario.outcome for scenario in self.scenarios)
        return {outcome: ended[outcome] for outcome in Outcome if ended[outcome]}

    @property
    def passed(self) -> int:
        """How many scenarios have passed."""
        return self.outcomes.get(Outcome.PASSED, 0)

    @property
    def failed_gates(self) -> tuple[str, ...]:
        """The gates that failed, and before them the scenarios' own, if not all have passed."""
        if self.passed == len(self.scenarios):
            return self.broken_gates
        told = ", ".join(f"{number} {outcome}" for outcome, number in self.outcomes.items())
        return (f"scenarios: {told}", *self.broken_gates)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What has changed since the baseline, None where there is none."""
        return None if self.baseline is None else compare(self, self.baseline)

    @cached_property
    def broken_gates(self) -> tuple[str, ...]:
        """A sentence for each gate that does not let this run through; empty where it passes."""
        return tuple(broken_gates(self))

    @property
    def passes(self) -> bool:
        """Whether every gate lets this run through; scenarios have verdicts of their own."""
        return not self.broken_gates


@dataclass(frozen=True, kw_only=True)
class Report:
    """A run: its settings, and one or more bots.

    Attributes:
        as_of: When scenarios begin unless they say otherwise.
        strict: Whether keys that Meta ignores were refused.
    """

    seed: int
    as_of: datetime
    strict: bool = False
    bots: tuple[BotReport, ...] = field(default=())


def bot_report(
    address: str,
    scenarios: Iterable[ScenarioRecord],
    warnings: Iterable[str] = (),
    escapes: Iterable[str] = (),
    departures: Iterable[str] = (),
    control: Mapping[str, str] = SIMULATED,
    configuration: Configuration = NO_CONFIGURATION,
) -> BotReport:
    """Return the report of the bot at ``address``."""
    in_order = sorted(scenarios, key=lambda s: (s.feature, s.line, s.name))
    return BotReport(
        name=bot_name(address),
        address=address,
        scenarios=tuple(in_order),
        warnings=tuple(sorted(set(warnings))),
        escapes=tuple(sorted(set(escapes))),
        departures=tuple(sorted(set(departures))),
        control=_in_order(control),
        configuration=configuration,
    )


def _in_order(control: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the parts of a bot's life in the order of a certificate, however they were kept."""
    parts = [*SIMULATED]
    places = {part: place for place, part in enumerate([*parts, *sorted({*control} - {*parts})])}
    return tuple(sorted(control.items(), key=lambda part: places[part[0]]))


def bot_name(address: str) -> str:
    """Return a short name for the bot at ``address``: its module, or its host."""
    scheme, _, rest = address.partition(":")
    if scheme in ("http", "https"):
        return rest.strip("/").split("/")[0]
    return rest.split(":")[0].rpartition(".")[2]
