"""courtesy report: a kept JSON report in other forms, and held against gates once more."""

from pathlib import Path
from typing import Any

import click

from scenarios.command import with_options
from scenarios.options import REPORTS

FORMS = (*REPORTS, "min-score", "baseline")


@click.command(
    "report",
    epilog="\b\nExamples:\n  courtesy report report.json --html report.html\n"
    "  courtesy report report.json --baseline baseline.json --min-score 90",
)
@click.argument("file", metavar="FILE")
@with_options(FORMS)
def report(file: str, **values: Any) -> int:  # noqa: ANN401 - click
    """Write the run that FILE, a report of --json, tells of in other forms.

    It is scored anew, with the decisions in courtesy.toml of today; no bot is needed.

    Exit code 0, or 1 where a gate fails; scenarios' own verdicts are not asked again.
    """
    # Only now: the list of commands needs no rules.
    from dataclasses import replace
    from datetime import UTC, datetime

    from scenarios.gates import gate_lines, gates_from
    from scenarios.report_files import Files, read_report
    from simulator.scoring.configuration import read_configuration

    told = read_report(file)
    decided = read_configuration(Path.cwd(), datetime.now(UTC).date())
    gates = gates_from(values, seed=told.seed, configuration=decided)
    bots = tuple(gates.set_up_for(replace(bot, configuration=decided)) for bot in told.bots)
    told = replace(told, bots=bots)
    for path in Files.asked_for(values).write(told, {}):
        click.echo(f"wrote {path}")
    sentences = [sentence for bot in bots for sentence in bot.broken_gates]
    for line in gate_lines(sentences):
        click.echo(line)
    return 1 if sentences else 0


COMMAND = report
