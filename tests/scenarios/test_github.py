"""What GitHub Actions is told by a run in it."""

import pytest

from scenarios.github import ACTIONS, MOST, SUMMARY, annotations, summarize
from simulator.reporters import REPORTERS
from tests.simulator.reporters.sample import hostile_report, polite, report, said, scenario, sent

RUDE = """
    Feature: Shop
      Scenario: Quiet
        When the customer says "Hi!"
        And 3 days pass
"""
POLITE = """
    Feature: Shop
      Scenario: Hello
        When the customer says "Hi!"
"""


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch):
    monkeypatch.delenv(ACTIONS, raising=False)
    monkeypatch.delenv(SUMMARY, raising=False)


@pytest.fixture
def in_actions(monkeypatch):
    monkeypatch.setenv(ACTIONS, "true")


def test_outside_of_actions_nothing_is_said():
    assert list(annotations(report())) == []
    summarize(report())


def test_every_finding_and_failure_is_a_command_with_its_place(in_actions):
    told = list(annotations(report()))
    assert told[0] == (
        "::error file=features/opening_hours.feature,line=19,"
        "title=bot failed%3A Opening hours%3A Ana is let down::"
        "Ana waited 90 seconds, at most 10 were allowed"
    )
    assert len(told) == len(report().bots[0].findings) + 1
    assert any(",title=W02 instant-answer::First answer after 1 minute 30" in line for line in told)


def test_no_more_than_github_shows_are_said_and_the_gravest_first(in_actions):
    lives = [[said("0s", "Hi!"), sent("90s", "Hello!")] for _ in range(3 * MOST)]
    told = list(
        annotations(report(*(scenario(life, name=f"S: {n}") for n, life in enumerate(lives))))
    )
    for kind in ("error", "warning", "notice"):
        assert len([line for line in told if line.startswith(f"::{kind} ")]) <= MOST
    assert ",title=W02 instant-answer::" in told[0]


def test_hostile_text_is_one_line_and_begins_no_other_command(in_actions):
    for line in annotations(hostile_report()):
        assert line.isprintable()
        properties = line.removeprefix("::").partition("::")[0].partition(" ")[2]
        assert [pair.partition("=")[0] for pair in properties.split(",")] == [
            "file",
            "line",
            "title",
        ]


def test_the_summary_is_added_to_what_is_there(monkeypatch, tmp_path):
    file = tmp_path / "summary.md"
    file.write_text("# Build\n")
    monkeypatch.setenv(SUMMARY, str(file))
    summarize(report(polite()))
    assert file.read_text("utf-8") == "# Build\n" + REPORTERS["markdown"].render(report(polite()))


def test_a_summary_that_cannot_be_written_fails_no_run(monkeypatch, tmp_path):
    monkeypatch.setenv(SUMMARY, str(tmp_path / "nope" / "summary.md"))
    summarize(report(polite()))


@pytest.mark.parametrize("more", [(), ("-n", "2"), ("--repeat", "2")])
def test_a_run_fills_the_summary_once(folder, more):
    folder.feature(RUDE)
    flags = ("run", "--bot", "wsgi:tests.bots.pushy:app", *more)
    ended = folder.courtesy(*flags, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY="summary.md")
    assert ended.code == 1, ended.said
    assert "::error file=shop.feature,line=2,title=F01 outside-window::" in ended.out
    assert (folder.path / "summary.md").read_text("utf-8").count("\n## ") == 0
    assert (folder.path / "summary.md").read_text("utf-8").count("Courtesy: 49 of 100") == 1


def test_under_pytest_it_is_filled_too(folder):
    folder.feature(POLITE)
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"}
    ended = folder.pytest("--bot", "wsgi:tests.bots.polite:app", **environment)
    assert ended.code == 0, ended.said
    assert "Courtesy: 100 of 100" in (folder.path / "summary.md").read_text("utf-8")
