"""``--only``: the scenario that a report names, and no other."""

import pytest

SHOP = """
    Feature: Shop
      Scenario: Hello
        When the customer says "Hi!"
      Scenario: Goodbye
        When the customer says "Bye!"
      Scenario Outline: In <language>
        When the customer says "<word>"
        Examples:
          | language | word  |
          | French   | Salut |
          | Turkish  | Selam |
"""


def played(folder, *only):
    ended = folder.feature(SHOP).run("polite", "shop.feature", *only)
    assert ended.code == 0, ended.said
    return [scenario["name"] for scenario in ended.bot["scenarios"]]


@pytest.mark.parametrize("name", ["Goodbye", "Shop: Goodbye", "shop.feature:4"])
def test_a_scenario_goes_by_its_name_or_its_place(folder, name):
    assert played(folder, "--only", name) == ["Shop: Goodbye"]


def test_several_are_played_and_an_outline_is_all_its_examples(folder):
    names = played(folder, "--only", "Hello", "--only", "In <language>")
    assert "Shop: Hello" in names
    assert "Shop: Goodbye" not in names
    assert len(names) == 3


def test_one_that_is_not_there_is_told_with_the_nearest(folder):
    ended = folder.feature(SHOP).run("polite", "shop.feature", "--only", "Godbye")
    assert ended.code == 2
    assert "no scenario 'Godbye' (did you mean 'Goodbye'?)" in ended.err
    assert len(ended.err.strip().splitlines()) == 1


def test_progress_and_report_call_a_scenario_the_same_beside_a_suite_of_ours(folder):
    folder.feature(SHOP, "features/shop.feature")
    wanted = ("--only", "features/shop.feature:4", "--only", "The first answer greets")
    ended = folder.run("polite", "features", "--suite", "core", *wanted)
    assert ended.code == 0, ended.said
    assert "[1/2] passed features/shop.feature::Goodbye" in ended.lines
    assert "[2/2] passed scenarios/features/en/core.feature::The first answer greets" in ended.lines


def test_workers_play_only_it_too(folder):
    assert played(folder, "--only", "Goodbye", "-n", "2") == ["Shop: Goodbye"]


def test_under_pytest_it_is_a_flag(folder):
    folder.feature(SHOP)
    ended = folder.pytest("--bot", "wsgi:tests.bots.polite:app", "--courtesy-only", "Goodbye")
    assert ended.code == 0, ended.said
    assert "1 passed, 3 deselected" in ended.out
