"""How far a run has come: a bar on a terminal, a line per scenario anywhere else."""

import os

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from simulator.timeflow.real import Real

COLOURS = {"passed": "green", "failed": "red", "skipped": "yellow"}


class Lines:
    """A line for each scenario that has ended."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._total = 0
        self._ended = 0

    def begin(self, total: int) -> None:
        """Expect so many scenarios."""
        self._total = total

    def end_scenario(self, outcome: str, place: str) -> None:
        """Tell how one ended, and where it stands."""
        self._ended += 1
        line = Text(f"[{self._ended}/{self._total}] ")
        line.append(outcome, style=COLOURS.get(outcome, ""))
        self._console.print(line.append(f" {place}"))

    def stop(self) -> None:
        """End."""


class Bar(Lines):
    """A bar, and a line for each scenario that did not pass.

    It is drawn when something happens and by nobody else: a thread of its own would live on the
    bot's clock.
    """

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            get_time=Real.perf_counter,
        )
        self._task = self._bar.add_task("scenarios", total=None)

    def begin(self, total: int) -> None:
        """Show an empty bar."""
        super().begin(total)
        if total:
            self._bar.start()
            self._bar.update(self._task, total=total, refresh=True)

    def end_scenario(self, outcome: str, place: str) -> None:
        """Move the bar; say what did not pass."""
        if outcome == "passed":
            self._ended += 1
        else:
            super().end_scenario(outcome, place)
        self._bar.update(self._task, completed=self._ended, refresh=True)

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()


class Silence(Lines):
    """Nothing."""

    def end_scenario(self, outcome: str, place: str) -> None:
        """Say nothing, but what did not pass."""
        self._ended += 1
        if outcome == "failed":
            self._console.print(Text.assemble((outcome, COLOURS[outcome]), f" {place}"))


def progress_on(console: Console, *, quiet: bool) -> Lines:
    """Return what shows progress there."""
    if quiet:
        return Silence(console)
    return Bar(console) if console.is_terminal and not os.environ.get("CI") else Lines(console)
