"""What skipping time cost in real seconds, and who kept waking up meanwhile.

It differs from run to run, so it is shown on the terminal and in ``--timings`` only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from simulator.duration import spell_duration

SLOW_SKIP = 2.0
"""Seconds of real time above which a skip is reported; not waited for, only compared with."""
COSTLY_SKIP = 0.1
"""Seconds of real time from which on it is worth finding out who woke up."""
MOST_WAKERS = 3
"""Places that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """One move of time.

    Attributes:
        began: Simulated time since the scenario began.
        length: Simulated time that passed.
        seconds: Seconds of real time that it took.
        wakers: Where threads waited whose time was up most often, and how often it was.
    """

    began: timedelta
    length: timedelta
    seconds: float
    wakers: tuple[tuple[str, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values, times in seconds."""
        return {
            "began": self.began.total_seconds(),
            "length": self.length.total_seconds(),
            "seconds": round(self.seconds, 6),
            "wakers": [{"place": place, "wakes": wakes} for place, wakes in self.wakers],
        }


def skip_from_json(data: dict[str, Any]) -> Skip:
    """Return the skip that ``to_json`` wrote."""
    return Skip(
        began=timedelta(seconds=data["began"]),
        length=timedelta(seconds=data["length"]),
        seconds=data["seconds"],
        wakers=tuple((waker["place"], waker["wakes"]) for waker in data["wakers"]),
    )


def slow_skips(scenario: str, skips: Iterable[Skip]) -> tuple[str, ...]:
    """Return one sentence for each skip of ``scenario`` that took too long."""
    return tuple(f"{scenario}: {_told(skip)}" for skip in skips if skip.seconds > SLOW_SKIP)


def _told(skip: Skip) -> str:
    cost = f"{spell_duration(skip.length)} took {skip.seconds:.1f} s of real time"
    if not skip.wakers:
        return f"{cost}, though nobody kept waking up; the bot itself computed for so long"
    wakers = "; ".join(f"{place} woke {wakes:,} times" for place, wakes in skip.wakers)
    return f"{cost}: {wakers}; let it sleep until something is due, or look less often"
