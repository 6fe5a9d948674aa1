"""What keeps a release back: the gates that options set, and the lines that name those failed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from scenarios.repeating import differences
from scenarios.report_files import read_report
from simulator.errors import BadInput
from simulator.report import BotReport, Report
from simulator.scoring.configuration import Configuration
from simulator.scoring.gate import gate_names

PERFECT = 100
MOST_REPEATS = 1000
MOST_LINES = 20
"""Sentences that are shown; all are in the reports."""


@dataclass(frozen=True, slots=True)
class Gates:
    """What a run is held against, beside the budgets that the team has written down.

    Attributes:
        min_score: The points of 100 that it needs.
        baseline: The run that it must not be worse than.
        repeat: How often it is run, all in all.
    """

    min_score: int | None = None
    baseline: BotReport | None = None
    repeat: int = 1

    def set_up_for(self, bot: BotReport) -> BotReport:
        """Return the report of ``bot``, held against these gates."""
        return replace(bot, min_score=self.min_score, baseline=self.baseline)

    def differences(self, config: pytest.Config, report: Report) -> tuple[str, ...]:
        """Run again as often as was asked for, and return how those runs differ from this one."""
        again = range(2, self.repeat + 1)
        return tuple(sentence for n in again for sentence in differences(config, report, n))


def gates_from(values: Mapping[str, Any], *, seed: int, configuration: Configuration) -> Gates:
    """Return the gates that options ask for, for a run of that seed and with those decisions.

    Raises:
        BadInput: a value does not fit, or the baseline is none for this run.
    """
    min_score, repeat = values["min_score"], values.get("repeat")
    baseline, written = values["baseline"], values["json"]
    if baseline and written and Path(baseline).resolve() == Path(written).resolve():
        raise BadInput(f"--json would overwrite the baseline {baseline}; name another file")
    return Gates(
        None if min_score is None else _within(min_score, "min-score", 0, PERFECT),
        None if baseline is None else read_baseline(baseline, seed, configuration),
        1 if repeat is None else _within(repeat, "repeat", 1, MOST_REPEATS),
    )


def _within(text: str, name: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) not in range(low, high + 1):
        raise BadInput(f"--{name} is a whole number from {low} to {high}, not {text!r}")
    return int(text)


def read_baseline(name: str, seed: int, configuration: Configuration) -> BotReport:
    """Return the run that a JSON report tells of, with the decisions of today.

    Raises:
        BadInput: there is no such report, or it is of another seed, or of several bots.
    """
    report = read_report(name, "baseline")
    if report.seed != seed:
        raise BadInput(
            f"the baseline {name} is of seed {report.seed}, this run of {seed}; "
            "with another seed other people come, so nothing can be compared"
        )
    if len(report.bots) != 1:
        raise BadInput(f"the baseline {name} has {len(report.bots)} bots; it has to be of one run")
    return replace(report.bots[0], configuration=configuration)


def gate_lines(sentences: Sequence[str]) -> Iterator[str]:
    """Yield a line for each of the first gates that failed, and a last one that names all."""
    for sentence in sentences[:MOST_LINES]:
        yield f"gate failed: {sentence}"
    if len(sentences) > MOST_LINES:
        yield f"{len(sentences) - MOST_LINES} more are in the reports"
    if len(sentences) > 1:
        yield f"gates failed: {gate_names(sentences)}"
