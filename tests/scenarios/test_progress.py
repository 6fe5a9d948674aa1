"""How far a run has come: a bar on a terminal, a line per scenario anywhere else."""

import io

import pytest
from rich.console import Console

from scenarios.progress import Bar, Lines, Silence, progress_on


def shown(*ends, quiet=False, terminal=False):
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=60, highlight=False)
    progress = progress_on(console, quiet=quiet)
    progress.begin(len(ends))
    for n, outcome in enumerate(ends):
        progress.end_scenario(outcome, f"shop.feature::S{n}")
    progress.stop()
    return type(progress), file.getvalue()


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_off_a_terminal_every_scenario_is_a_line_without_colours():
    kind, text = shown("passed", "failed")
    assert kind is Lines
    assert text.splitlines() == [
        "[1/2] passed shop.feature::S0",
        "[2/2] failed shop.feature::S1",
    ]


def test_on_a_terminal_it_is_a_bar_and_a_line_for_what_did_not_pass():
    kind, text = shown("passed", "failed", "passed", terminal=True)
    assert kind is Bar
    assert "1/3" in text
    assert "3/3" in text
    assert "shop.feature::S1" in text
    assert "shop.feature::S0" not in text


def test_in_ci_a_terminal_gets_lines_too(monkeypatch):
    monkeypatch.setenv("CI", "true")
    kind, text = shown("passed", terminal=True)
    assert kind is Lines
    assert "[1/1]" in text


@pytest.mark.parametrize("terminal", [True, False])
def test_who_wants_quiet_hears_of_failures_only(terminal):
    kind, text = shown("passed", "skipped", "failed", quiet=True, terminal=terminal)
    assert kind is Silence
    assert "S2" in text
    assert "S0" not in text
    assert "S1" not in text


def test_a_place_that_looks_like_markup_is_shown_as_it_is():
    file = io.StringIO()
    progress = progress_on(Console(file=file), quiet=False)
    progress.begin(1)
    progress.end_scenario("passed", "shop.feature::[bold]x[/bold]")
    assert "[bold]x[/bold]" in file.getvalue()


def test_without_scenarios_there_is_no_bar():
    assert shown(terminal=True)[1].strip("\x1b[?25hl\n") == ""
