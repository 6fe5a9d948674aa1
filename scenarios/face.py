"""What ``courtesy run`` shows instead of pytest's own terminal, and its exit code."""

from collections.abc import Generator

import pytest
from rich.console import Console
from rich.text import Text

from scenarios.gates import gate_lines
from scenarios.github import annotations
from scenarios.keys import SESSION
from scenarios.progress import progress_on
from scenarios.running import shown_path
from scenarios.session import Session
from simulator.escape import printable
from simulator.report import Outcome
from simulator.reporters.terminal import Detail, print_report

_EXIT_CODES = {
    Outcome.PASSED: 0,
    Outcome.BOT_FAILED: 1,
    Outcome.AUTHOR_ERROR: 2,
    Outcome.HARNESS_ERROR: 2,
}
LONGEST_OUTPUT = 200
"""Lines of one explanation, or of one scenario's output, that are shown."""
KEPT_OUTPUT = 10
"""Of these, lines at the beginning, which say what went wrong; the others are at the end."""


class Face:
    """A pytest plugin that shows scenarios as they end, and the report at the end."""

    def __init__(self, config: pytest.Config) -> None:
        session = config.stash.get(SESSION, None)
        self._config = config
        self.console = Console(highlight=False, soft_wrap=True)
        self._outcomes = {Outcome.PASSED}
        self._session = session
        self._detail = session.detail if session is not None else Detail.FAULTS
        self._progress = progress_on(self.console, quiet=self._detail is Detail.VERDICT)
        self._passed: set[str] = set()

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Show what could not be collected."""
        if report.failed:
            self._outcomes.add(Outcome.AUTHOR_ERROR)
            self._say(report.longreprtext)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count the scenarios."""
        self._progress.begin(len(session.items))

    def pytest_enter_pdb(self) -> None:
        """Leave the terminal to the debugger."""
        self._progress.stop()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Show a scenario that has ended, and why it did not pass.

        One that has passed is shown last, as a gap of the fake may still be found when it ends.
        """
        if report.when == "call" and report.passed:
            self._passed.add(report.nodeid)
        elif not report.passed or report.nodeid in self._passed:
            self._passed.discard(report.nodeid)
            self._progress.end_scenario(report.outcome, self._place(report))
        if report.failed:
            self._outcomes.add(Outcome(getattr(report, "courtesy_outcome", Outcome.AUTHOR_ERROR)))
            told = self._detail is not Detail.VERDICT and self._session is not None
            self._print_indented(_explained(report, briefly=told))
            for title, text in report.sections:
                if title.startswith("Captured"):  # what the bot printed and logged
                    self._print_indented(f"{title}:\n{printable(text.rstrip())}")

    def pytest_internalerror(self, excrepr: object) -> bool:
        """Show an error of pytest's or ours."""
        self._outcomes.add(Outcome.HARNESS_ERROR)
        self._say(str(excrepr))
        return True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None]:
        """Print the report after all others are done with the session; decide the exit code."""
        yield
        self._progress.stop()
        if self._session is not None and self._session.records:
            self._print_report(self._session)
        session.exitstatus = self._exit_code(int(session.exitstatus))
        self._say_what_failed()

    def _place(self, report: pytest.TestReport) -> str:
        file, _, name = report.location
        here, root = self._config.invocation_params.dir, self._config.rootpath
        return f"{shown_path(root / file, here, root)}::{name}"

    def _print_report(self, session: Session) -> None:
        print_report(session.report(), self.console, self._detail)
        for command in annotations(session.report()):
            self.console.print(Text(command))
        if session.late:
            self._say(f"{session.late} messages came after their scenario had ended")
        sentences = (*session.decisions(), *session.slow_skips())
        for sentence in sentences if self._detail is not Detail.VERDICT else ():
            self._say(sentence)
        for path in session.written:
            self._say(f"wrote {path}")
        for sentence in session.repetitions():
            self._say(sentence)

    def _exit_code(self, pytest_code: int) -> int:
        """Return 0 if all is well, 1 if the bot failed, 2 if the author or the harness did."""
        outcomes = set(self._outcomes)
        if self._session is not None:
            outcomes |= {record.outcome for record in self._session.records}
            if self._session.records and self._session.broken_gates():
                outcomes.add(Outcome.BOT_FAILED)
        code = max(_EXIT_CODES[outcome] for outcome in outcomes)
        if pytest_code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            return code
        if pytest_code == pytest.ExitCode.NO_TESTS_COLLECTED and not code:
            self._say("no scenarios found; name a .feature file or a folder that has one")
        return 130 if pytest_code == pytest.ExitCode.INTERRUPTED and not code else 2

    def _say_what_failed(self) -> None:
        """End with a line that names every gate that failed, the scenarios' own among them."""
        if self._session is None or not self._session.records:
            return
        failed = (*self._session.report().bots[0].failed_gates, *self._session.differences)
        for sentence in gate_lines(failed):
            self._say(sentence)

    def _print_indented(self, text: str) -> None:
        rows = text.splitlines()
        if len(rows) > LONGEST_OUTPUT:
            left_out = f"… {len(rows) - LONGEST_OUTPUT} lines left out …"
            rows = [*rows[:KEPT_OUTPUT], left_out, *rows[KEPT_OUTPUT - LONGEST_OUTPUT :]]
        for row in rows:
            self.console.print(Text(f"  {row}"))

    def _say(self, text: str) -> None:
        self.console.print(Text(f"courtesy: {text.strip()}"))


def _explained(report: pytest.TestReport, *, briefly: bool) -> str:
    """Return why a scenario did not pass, without the line that names a worker of pytest-xdist.

    Briefly, the conversation is left to the report.
    """
    brief: str = getattr(report, "courtesy_brief", "")
    if briefly and brief:
        return brief
    text = report.longreprtext
    return text.partition("\n")[2] if hasattr(report, "node") else text


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Show the face instead of pytest's terminal."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        config.pluginmanager.unregister(reporter)
    config.pluginmanager.register(Face(config), "courtesy.face")
