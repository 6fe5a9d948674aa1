"""Gates from options, and the lines that name those that failed."""

import json

import pytest

from scenarios.gates import MOST_LINES, gate_lines, gates_from, read_baseline
from simulator.errors import BadInput
from simulator.report import bot_report
from simulator.reporters.json import render
from simulator.scoring.configuration import NO_CONFIGURATION
from tests.simulator.reporters.sample import polite, report, rude, scenario

NOTHING = {"min_score": None, "baseline": None, "json": None, "repeat": None}
SEED = 7

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
        And 3 days pass
"""


def asked(**values):
    return gates_from(NOTHING | values, seed=SEED, configuration=NO_CONFIGURATION)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"min_score": "most"}, "--min-score is a whole number from 0 to 100, not 'most'"),
        ({"min_score": "101"}, "--min-score is a whole number from 0 to 100, not '101'"),
        ({"min_score": "-1"}, "--min-score"),
        ({"min_score": "89.5"}, "--min-score"),
        ({"min_score": "٨٩"}, "--min-score"),
        ({"min_score": ""}, "--min-score"),
        ({"repeat": "0"}, "--repeat is a whole number from 1 to 1000, not '0'"),
        ({"repeat": "many"}, "--repeat"),
        ({"baseline": "nope.json"}, "cannot read the baseline nope.json: No such file"),
        ({"baseline": "a.json", "json": "./a.json"}, "--json would overwrite the baseline a.json"),
    ],
)
def test_a_gate_that_does_not_fit_is_refused_in_one_line(values, words):
    with pytest.raises(BadInput) as caught:
        asked(**values)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"schema": "courtesy-report/9"}',
        '{"schema": "courtesy-report/1"}',
    ],
)
def test_a_baseline_that_is_no_report_is_refused_in_one_line(tmp_path, text):
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"baseline\.json is no report of --json") as caught:
        read_baseline(str(file), SEED, NO_CONFIGURATION)
    assert "\n" not in str(caught.value)


def test_a_baseline_in_another_encoding_is_refused_in_one_line(tmp_path):
    file = tmp_path / "baseline.json"
    file.write_bytes(b"\xff\xfe{")
    with pytest.raises(BadInput, match="is no report"):
        read_baseline(str(file), SEED, NO_CONFIGURATION)


def test_a_baseline_of_another_seed_cannot_be_compared(tmp_path):
    file = tmp_path / "baseline.json"
    file.write_text(render(report()), encoding="utf-8")
    assert read_baseline(str(file), SEED, NO_CONFIGURATION).scenarios == report().bots[0].scenarios
    with pytest.raises(BadInput, match="is of seed 7, this run of 8"):
        read_baseline(str(file), SEED + 1, NO_CONFIGURATION)


def test_a_baseline_of_two_bots_cannot_be_compared(tmp_path):
    one = json.loads(render(report()))
    file = tmp_path / "baseline.json"
    file.write_text(json.dumps(one | {"bots": one["bots"] * 2}), encoding="utf-8")
    with pytest.raises(BadInput, match="has 2 bots"):
        read_baseline(str(file), SEED, NO_CONFIGURATION)


def test_without_options_nothing_is_held_against_a_bot():
    bot = bot_report("wsgi:shop:app", [polite()])
    assert asked().set_up_for(bot) == bot


def test_the_least_score_reaches_the_report():
    bot = asked(min_score="100").set_up_for(bot_report("wsgi:shop:app", [rude(), scenario([])]))
    assert any(sentence.startswith("min-score: ") for sentence in bot.broken_gates)


@pytest.mark.parametrize(
    ("count", "lines"), [(0, 0), (1, 1), (2, 3), (MOST_LINES + 5, MOST_LINES + 2)]
)
def test_many_broken_gates_are_a_few_lines_of_which_the_last_names_all(count, lines):
    told = list(gate_lines([f"baseline: {n}" for n in range(count)]))
    assert len(told) == lines
    assert all("\n" not in line for line in told)
    if count > 1:
        assert told[-1] == f"gates failed: baseline ({count})"


def test_a_score_too_low_fails_the_run_and_the_last_line_says_so(folder):
    ended = folder.feature(HELLO).run("pushy", "shop.feature", "--min-score", "100")
    assert ended.code == 1, ended.said
    assert ended.lines[-1].startswith("courtesy: gate")
    assert "min-score" in ended.lines[-1]
    assert folder.feature(HELLO).run("polite", "shop.feature", "--min-score", "100").code == 0


def test_under_pytest_the_same_gates_are_flags_and_ini_keys(folder):
    folder.feature(HELLO).write("pytest.ini", "[pytest]\ncourtesy_min_score = 100\n")
    ended = folder.pytest("--bot", "wsgi:tests.bots.pushy:app", "-p", "no:randomly")
    assert ended.code == 1, ended.said
    assert "gate failed: min-score: " in ended.out
    given = folder.pytest("--bot", "wsgi:tests.bots.pushy:app", "--courtesy-min-score", "0")
    assert "min-score" not in given.out, given.said


def test_gates_count_also_where_a_worker_of_somebody_elses_tests_starts_the_run(folder):
    ended = folder.feature(HELLO).run(
        *("pushy", "shop.feature", "--min-score", "100"), PYTEST_XDIST_WORKER="gw0"
    )
    assert ended.code == 1, ended.said
    assert "min-score" in ended.lines[-1]


def test_a_gate_that_does_not_fit_is_known_before_the_run(folder):
    ended = folder.feature(HELLO).run("polite", "shop.feature", "--min-score", "most")
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.strip().splitlines()) == 1
