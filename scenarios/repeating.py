"""``--repeat``: the same run in further processes, which has to leave the same bytes."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from scenarios.report_files import REPEATED_INTO, is_repeated
from simulator.report import BotReport, Report, ScenarioRecord
from simulator.reporters import REPORTERS
from simulator.reporters.json import report_from_json

LAST_LINES = 3
"""Lines of a run that came to nothing that are shown."""


def differences(config: pytest.Config, report: Report, number: int) -> Iterator[str]:
    """Run once more and yield how that run differs from ``report``, one sentence at most."""
    if is_repeated():
        return
    text = REPORTERS["json"].render(report)
    again, said = _another_run(config)
    if not again:
        yield f"repeat: run {number} left no report: {said}"
    elif again != text:
        told = report_from_json(json.loads(again)).bots[0]
        where = first_difference(report.bots[0], told)
        yield f"repeat: run {number} differs from the first: {where}"


def first_difference(first: BotReport, other: BotReport) -> str:
    """Return where two runs part, one clause."""
    names = [[record.name for record in bot.scenarios] for bot in (first, other)]
    if names[0] != names[1]:
        return f"it has {len(names[1])} scenarios instead of {len(names[0])}"
    for one, two in zip(first.scenarios, other.scenarios, strict=True):
        clause = _parting(one, two)
        if clause:
            return f"{one.name}: {clause}"
    return "in its certificate or its warnings"


def _parting(one: ScenarioRecord, two: ScenarioRecord) -> str:
    lines = [_lines(one), _lines(two)]
    for first, other in zip(*lines, strict=False):
        if first != other:
            return f"{other!r} instead of {first!r}"
    if len(lines[0]) != len(lines[1]):
        return f"{len(lines[1])} turns instead of {len(lines[0])}"
    if one.output != two.output:
        return "the bot printed something else"
    return "" if one == two else "what crossed the wire, beside the words"


def _lines(record: ScenarioRecord) -> list[str]:
    return [line for told in record.transcripts for line in str(told).splitlines()]


def _another_run(config: pytest.Config) -> tuple[str, str]:
    """Run again, and return the report, empty where there is none, and the last words."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.json")
        command = [sys.executable, "-m", "pytest", *map(str, config.invocation_params.args)]
        ended = subprocess.run(  # noqa: S603 - what runs already
            [*command, *_elsewhere(config, folder)],
            cwd=config.invocation_params.dir,
            env=os.environ | {REPEATED_INTO: str(file)},
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="backslashreplace",
        )
        said = [line.strip() for line in ended.stdout.splitlines() if line.strip()]
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        return text, " / ".join(said[-LAST_LINES:]) or "it said nothing"


def _elsewhere(config: pytest.Config, folder: str) -> Sequence[str]:
    """Return options that keep other plugins' reports of this run as they are."""
    known: dict[str, Any] = vars(config.option)
    flags = {
        "xmlpath": "--junitxml",
        "cucumber_json_path": "--cucumber-json",
        "allure_report_dir": "--alluredir",
    }
    return [f"{flag}={folder}/{key}" for key, flag in flags.items() if known.get(key)]
