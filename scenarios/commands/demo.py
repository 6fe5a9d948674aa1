"""courtesy demo: the shipped scenarios against a polite and a rude bot."""

import json
import tempfile
from importlib.resources import files
from pathlib import Path

import click

from scenarios.command import run_pytest
from scenarios.session import write_text
from simulator.report import Report
from simulator.reporters import REPORTERS
from simulator.reporters.json import report_from_json

BOTS = ("polite", "rude")


@click.command()
def demo() -> int:
    """Replay the shipped scenarios against a polite and a rude bot; write both reports.

    Ends with exit code 0 when it ran, whatever the bots did.
    """
    with tempfile.TemporaryDirectory() as folder:
        reports = [_play(name, Path(folder) / f"{name}.json") for name in BOTS]
    report = Report(
        seed=reports[0].seed,
        as_of=reports[0].as_of,
        bots=tuple(bot for one in reports for bot in one.bots),
    )
    for kind in ("html", "json"):
        path = write_text(f"courtesy-report.{kind}", REPORTERS[kind].render(report))
        click.echo(f"wrote {path}")
    for bot in report.bots:
        click.echo(f"{bot.name}: {bot.scorecard.total} of 100")
    return 0


def _play(name: str, file: Path) -> Report:
    """Replay the shipped features against one bot, in a process of its own."""
    click.secho(f"\nThe {name} bot", bold=True)
    features = str(files("scenarios") / "features")
    address = f"wsgi:scenarios.demo.{name}:app"
    ended = run_pytest([f"--bot={address}", f"--courtesy-json={file}", features])
    if not file.exists():
        raise click.ClickException(f"the {name} bot could not be played ({ended})")
    return report_from_json(json.loads(file.read_text("utf-8")))


COMMAND = demo
