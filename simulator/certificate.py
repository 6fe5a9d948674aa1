"""The clock certificate: which parts of a run were under control, and what was not.

Every report prints it. It holds nothing that differs between two equal runs.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from enum import StrEnum


class Escape(StrEnum):
    """A kind of thing that left the harness's control.

    The value is the sentence that the certificate prints before the details.
    """

    LATE_INSTALL = "was imported before the clock took over, and may keep real time"
    EARLY_THREAD = "was started before the clock took over, and lives in real time"
    FOREIGN_LOCK = "waited for a lock that is not under control; time went on meanwhile"
    OUTSIDE_WORLD = "waited for the world outside while others could run"
    ASSUMED_INSIDE = "waited outside for so long that its peer was assumed to be in this process"
    BUSY_WAIT = "read the clock over and over; each round was made to cost simulated time"
    HASH_ORDER = "is not fixed; set PYTHONHASHSEED=0 to fix it"
    REAL_RANDOM = "was left to real chance on request"
    POLLER = "keeps waking up, so later scenarios may notice earlier ones; --isolate prevents it"
    LEFTOVER = "outlives its scenario, so later ones may differ from a first one; try --isolate"
    BEYOND_AGENT = "is beyond the clock's reach in the bot's process"
    ONE_WORKER = "was simulated as one process, so that a run can be repeated"
    UNTESTED = "is a system on which Courtesy has not been tested"
    CLOCK_IN_C = "show real time: they read a clock in C, where nothing reaches it"
    STOPPED = "computed without an end, and was stopped in the middle of what it did"
    BLIND = "cannot see what threads wait for on this system, so waits for the world are not noted"
    POLLS_SKIPPED = "looks for work; looks that would have found none were left out"
    EAGER = (
        "ran at once although it was to run later, because of task_always_eager; "
        "run a real worker on a memory:// broker in a thread instead"
    )
    REAL_TIME = "runs on real time; its latencies are real and differ from run to run"


DEPARTURES = frozenset({Escape.ONE_WORKER, Escape.POLLS_SKIPPED, Escape.EAGER})
"""What is not as in production, and yet the same in every run."""

SIMULATED = {
    "wall clock": "simulated",
    "timers": "simulated",
    "latencies": "what the bot itself waits for",
    "chance": "seeded",
}
"""The parts of a bot's life, where all are under control."""


@dataclass(slots=True)
class Certificate:
    """What escaped, each kind with what it concerned, in order of first appearance.

    Attributes:
        control: How far each part of the bot's life is under control, one clause each.
    """

    control: dict[str, str] = field(default_factory=SIMULATED.copy)
    _escapes: dict[Escape, dict[str, None]] = field(default_factory=dict)

    def record(self, escape: Escape, what: str) -> None:
        """Note that ``what`` escaped."""
        self._escapes.setdefault(escape, {})[what] = None

    @property
    def deterministic(self) -> bool:
        """Whether nothing escaped: the same seed gives the same bytes."""
        return self._escapes.keys() <= DEPARTURES

    def sentences(self) -> tuple[str, ...]:
        """Return one sentence for each thing that escaped."""
        return self._sentences(self._escapes.keys() - DEPARTURES)

    def departures(self) -> tuple[str, ...]:
        """Return one sentence for each thing that is not as in production, though repeatable."""
        return self._sentences(self._escapes.keys() & DEPARTURES)

    def _sentences(self, kinds: Set[Escape]) -> tuple[str, ...]:
        return tuple(
            f"{what} {escape.value}"
            for escape in sorted(kinds)
            for what in sorted(self._escapes[escape])
        )

    def escapes(self) -> dict[Escape, tuple[str, ...]]:
        """Return what escaped, by kind, in order of appearance."""
        return {escape: tuple(whats) for escape, whats in self._escapes.items()}

    def copy(self) -> "Certificate":
        """Return a certificate that starts from this one."""
        escapes = {escape: dict(whats) for escape, whats in self._escapes.items()}
        return Certificate(dict(self.control), escapes)
