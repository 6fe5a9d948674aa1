"""courtesy demo: the shipped scenarios against a polite and a rude bot."""

import json
import tempfile
import time
from importlib.resources import files
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from scenarios.command import start_pytest, wait_for
from simulator.timeflow.patience import OUTPUT_GLANCE

if TYPE_CHECKING:
    from simulator.report import Report

BOTS = ("polite", "rude")


@click.command()
def demo() -> int:
    """Replay the shipped scenarios against a polite and a rude bot; write both reports.

    Ends with exit code 0 when it ran, whatever the bots did.
    """
    with tempfile.TemporaryDirectory() as folder:
        plays = [Play(name, Path(folder)) for name in BOTS]
        # Only now: the list of commands needs none of it, and the plays run meanwhile.
        from scenarios.report_files import write_text
        from simulator.report import Report
        from simulator.reporters import REPORTERS

        reports = [play.finish() for play in plays]
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


class Play:
    """The shipped features against one bot, in a process of its own.

    All plays run at the same time; what each printed is shown in turn.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._json = folder / f"{name}.json"
        self._output = (folder / f"{name}.txt").open("w+", encoding="utf-8")
        features = str(files("scenarios") / "features" / "en" / "core.feature")
        address = f"wsgi:scenarios.demo.{name}:app"
        arguments = [
            f"--bot={address}",
            "--courtesy-verbose",
            f"--courtesy-json={self._json}",
            features,
        ]
        self._process = start_pytest(arguments, self._output)

    def finish(self) -> "Report":
        """Show what was printed, as it comes, and return the report."""
        click.secho(f"\nThe {self._name} bot", bold=True)
        with self._output, Path(self._output.name).open(encoding="utf-8") as printed:
            while self._process.poll() is None:
                self._show(printed)
                time.sleep(OUTPUT_GLANCE)
            self._show(printed)
        code = wait_for(self._process)
        if not self._json.exists():
            raise click.ClickException(f"the {self._name} bot could not be played ({code})")
        from simulator.reporters.json import report_from_json

        return report_from_json(json.loads(self._json.read_text("utf-8")))

    def _show(self, printed: IO[str]) -> None:
        """Show the lines so far, but not the one about our own intermediate file."""
        for line in printed:
            if str(self._json) not in line:
                click.echo(line, nl=False)


COMMAND = demo
