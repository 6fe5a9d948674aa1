"""A run under pytest: the harness, its scenarios, and the report at the end."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fake_graph.ids import AppId, PageId
from fake_graph.page import DEFAULT_APP
from scenarios.gates import Gates, gate_lines, gates_from
from scenarios.github import annotations, summarize
from scenarios.options import BOT, OPTIONS, option_value
from scenarios.report_files import Files, check_writable, is_repeated
from simulator.attaching.env_file import read_env_file
from simulator.errors import BadInput
from simulator.harness import Harness
from simulator.outgoing.mode import Mode, mode_called
from simulator.report import (
    Report,
    ScenarioRecord,
    bot_report,
    scenario_from_json,
)
from simulator.reporters.terminal import Detail
from simulator.scoring.configuration import read_configuration
from simulator.settings import (
    DEFAULT_CASSETTE,
    DEFAULT_GRAPH_PORT,
    DEFAULT_PAGE_ID,
    DEFAULT_SEED,
    Settings,
    parse_as_of,
    parse_env,
)
from simulator.skip import skip_from_json, slow_skips
from simulator.timeflow.real import Real
from simulator.transcript import DEFAULT_START

_PORTS = 2**16


class Session:
    """Everything about a run that pytest does not know.

    Attributes:
        settings: What was asked for.
        harness: The bot under test; None in a process that leaves the tests to workers.
        records: The scenarios that have ended, in any order.
        timings: Real and CPU seconds of each scenario and of its skips, by name; never in a
            report.
        late: How many messages came after their scenario had ended.
        written: The files that were asked for, once they are written.
        updates_snapshots: Whether what is lived is written down as what was expected.
        detail: How much of the report is shown.
        differences: A sentence for each repetition of the run that was not the same.
    """

    def __init__(self, config: pytest.Config, *, runs_tests: bool) -> None:
        values = {option.key: option_value(config, option) for option in OPTIONS}
        self.settings = settings_from(option_value(config, BOT), values)
        self.updates_snapshots = bool(values["update_snapshots"])
        self.detail = detail_from(values)
        self._files = Files.asked_for(values)
        self._gates = Gates()
        check_cassette(self.settings)
        self.harness = Harness(self.settings) if runs_tests else None
        self.records: list[ScenarioRecord] = []
        self.warnings: list[str] = []
        self.escapes: list[str] = []
        self.departures: list[str] = []
        self.control: dict[str, str] = {}
        self.timings: dict[str, dict[str, Any]] = {}
        self.late = 0
        self.written: tuple[Path, ...] = ()
        self.differences: tuple[str, ...] = ()
        self._report: Report | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        """Read the gates; a worker, in which this is no plugin, judges nothing.

        Raises:
            pytest.UsageError: one does not fit.
        """
        values = {option.key: option_value(config, option) for option in OPTIONS}
        decided = self.settings.configuration
        try:
            self._gates = gates_from(values, seed=self.settings.seed, configuration=decided)
        except BadInput as error:
            raise pytest.UsageError(str(error)) from None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what a finished scenario left, in the process that writes the report."""
        data = getattr(report, "courtesy", None)
        if data is not None:
            self.take(data)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the report; critical findings and broken budgets fail the run."""
        if not self.records:
            return
        self.written = self._files.write(self.report(), self.timings)
        if not is_repeated():
            summarize(self.report())
        self.differences = self._gates.differences(session.config, self.report())
        if self.broken_gates() and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:  # noqa: ANN401 - pytest's
        """Say the score under pytest's own terminal."""
        if not self.records:
            return
        card = self.report().bots[0].scorecard
        terminalreporter.section("Messenger etiquette")
        score = "nothing to score" if card.total is None else f"{card.total} of 100"
        terminalreporter.line(f"{self.settings.bot}: {score}")
        for evidence in card.findings():
            terminalreporter.line(f"  {evidence}")
        for sentence in self._last_words():
            terminalreporter.line(sentence)

    def _last_words(self) -> Iterator[str]:
        yield from (*self.decisions(), *self.slow_skips(), *annotations(self.report()))
        yield from (f"wrote {path}" for path in self.written)
        yield from (*self.repetitions(), *gate_lines(self.broken_gates()))

    def broken_gates(self) -> tuple[str, ...]:
        """Return a sentence for each gate that does not let this run through."""
        return (*self.report().bots[0].broken_gates, *self.differences)

    def repetitions(self) -> tuple[str, ...]:
        """Return a sentence if the run was repeated and always the same."""
        runs = self._gates.repeat
        return (f"{runs} runs, the same bytes",) if runs > 1 and not self.differences else ()

    def decisions(self) -> tuple[str, ...]:
        """Return a sentence for each suppression, and for each that has come to its end."""
        decided = self.settings.configuration
        return (
            *(f"suppressed: {suppression}" for suppression in decided.suppressions),
            *(f"no longer suppressed: {suppression}" for suppression in decided.expired),
        )

    def take(self, data: dict[str, Any]) -> None:
        """Take what a finished scenario left, from this process or a worker."""
        record = scenario_from_json(data["scenario"])
        self.records.append(record)
        self.warnings += data["warnings"]
        self.escapes += data["escapes"]
        self.departures += data["departures"]
        self.control |= data["control"]
        self.timings[record.name] = data["timing"]
        self.late += data["late"]
        self._report = None

    def slow_skips(self) -> tuple[str, ...]:
        """Return a sentence for each skip that took too long, and by whom."""
        return tuple(
            sentence
            for name, timing in sorted(self.timings.items())
            for sentence in slow_skips(name, map(skip_from_json, timing.get("skips", ())))
        )

    def report(self) -> Report:
        """Return the report of everything so far, scored once."""
        if self._report is None:
            bot = bot_report(
                self.settings.bot,
                self.records,
                self.warnings,
                self.escapes,
                self.departures,
                self.control,
                self.settings.configuration,
            )
            self._report = Report(
                seed=self.settings.seed,
                as_of=self.settings.as_of,
                strict=self.settings.strict,
                bots=(self._gates.set_up_for(bot),),
            )
        return self._report

    def close(self) -> None:
        """Stop listening."""
        if self.harness is not None:
            self.harness.close()


def check_cassette(settings: Settings) -> None:
    """Find out at the start of a run whether calls can be recorded or played.

    Raises:
        BadInput: they cannot.
    """
    if settings.network is Mode.RECORD:
        check_writable(settings.cassette)
    if settings.network is Mode.REPLAY and not Path(settings.cassette).is_file():
        raise BadInput(
            f"there is no cassette {settings.cassette}; make it with --network record, "
            "or name another with --cassette"
        )


def settings_from(bot: str, values: dict[str, Any]) -> Settings:
    """Return the settings that options ask for.

    Raises:
        BadInput: a value does not fit.
    """
    as_of = values["as_of"]
    return Settings(
        bot=bot,
        seed=seed_from(values["seed"]),
        as_of=parse_as_of(as_of) if as_of else DEFAULT_START,
        env=parse_env(values["env"] or ()),
        env_file=read_env_file(values["env_file"]),
        page_id=PageId(_digits(values["page_id"], "page", DEFAULT_PAGE_ID)),
        app_id=AppId(_digits(values["app_id"], "app", DEFAULT_APP)),
        page_token=values["page_token"],
        app_secret=values["app_secret"],
        verify_token=values["verify_token"],
        isolate=bool(values["isolate"]),
        strict=bool(values["strict"]),
        real_random=bool(values["real_random"]),
        exact_polls=bool(values["exact_polls"]),
        graph_port=_port(values["graph_port"]),
        python=_program(values["python"]),
        webhook=_path(values["webhook"]),
        pin=bool(values["pin"]),
        reset=values["reset"],
        network=mode_called(values["network"] or Mode.LIVE),
        cassette=values["cassette"] or DEFAULT_CASSETTE,
        configuration=read_configuration(Path.cwd(), datetime.now(UTC).date()),
    )


def detail_from(values: dict[str, Any]) -> Detail:
    """Return how much of the report is shown.

    Raises:
        BadInput: both more and less than usual were asked for.
    """
    if values["quiet"] and values["verbose"]:
        raise BadInput("--quiet and --verbose; give one of them")
    if values["quiet"]:
        return Detail.VERDICT
    return Detail.ALL if values["verbose"] else Detail.FAULTS


def seed_from(text: str | None) -> int:
    """Return the seed that an option gives, or the usual one.

    Raises:
        BadInput: it is no whole number.
    """
    return _whole(text, "seed", DEFAULT_SEED)


def _whole(text: str | None, what: str, default: int) -> int:
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise BadInput(f"the {what} is a whole number, not {text!r}") from None


def _port(text: str | None) -> int:
    port = _whole(text, "graph port", DEFAULT_GRAPH_PORT)
    if port not in range(_PORTS):
        raise BadInput(f"the graph port is from 0 to {_PORTS - 1}, not {port}")
    return port


def _path(text: str | None) -> str | None:
    if text is not None and not text.startswith("/"):
        raise BadInput(f"the webhook's path begins with a slash, as in /{text}")
    return text


def _program(text: str | None) -> str:
    if text is None:
        return sys.executable
    found = shutil.which(text)
    if found is None:
        raise BadInput(f"no Python at {text}; name an interpreter, as in .venv/bin/python")
    return found


def _digits(text: str | None, what: str, default: str) -> str:
    if text is None:
        return default
    if not (text.isascii() and text.isdigit()):
        article = "an" if what[0] in "aeiou" else "a"
        raise BadInput(f"{article} {what} id is digits only, not {text!r}")
    return text


@contextmanager
def stopwatch() -> Iterator[dict[str, Any]]:
    """Measure what happens inside: real seconds and CPU seconds of this process."""
    began, used = Real.perf_counter(), Real.process_time()
    timing: dict[str, Any] = {}
    yield timing
    timing["seconds"] = round(Real.perf_counter() - began, 6)
    timing["cpu_seconds"] = round(Real.process_time() - used, 6)
