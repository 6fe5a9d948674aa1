"""The scenarios that come with Courtesy."""

from pathlib import Path

import pytest

from scenarios.collection import problem_with
from scenarios.running import shown_path
from scenarios.suites import FEATURES, features_of, suite_languages, suite_names
from scenarios.vocabulary import languages
from simulator.errors import BadInput
from tests.scenarios.suite_table import failed, habits

SUITES = 12
TOGETHER = (
    ("does_not_greet", "keeps_people_from_people", "writes_outside_the_window", "is_never_sorry"),
    ("does_not_answer", "never_gives_up", "talks_over_people"),
    (
        *("answers_in_another_language", "does_not_return_goodbyes", "does_not_stop"),
        "is_at_a_loss_with_pictures",
    ),
    ("answers_late", "answers_twice", "gives_others_away"),
)


def test_every_language_has_the_core_suite_and_english_all():
    assert set(suite_languages()) == set(languages())
    assert all("core" in suite_names(language) for language in suite_languages())
    assert len(suite_names("en")) == SUITES


@pytest.mark.parametrize("path", sorted(FEATURES.rglob("*.feature")), ids=lambda path: path.stem)
def test_every_feature_is_well_formed(path):
    assert problem_with(path) == ""


@pytest.mark.parametrize("language", sorted(languages()))
def test_the_core_suites_have_the_same_scenarios_in_every_language(language):
    def steps(code):
        text = Path(FEATURES, code, "core.feature").read_text("utf-8")
        return [line.startswith("    ") for line in text.splitlines() if line and line[0] != "#"]

    assert steps(language) == steps("en")


def test_the_polite_bot_passes_the_core_suite_in_every_language():
    assert failed(*languages()) == []


@pytest.mark.parametrize("together", TOGETHER, ids=lambda names: names[0])
def test_each_bad_habit_fails_one_scenario_and_no_other(together):
    # Those that do not get into each other's way are tried at once; the table has each alone.
    assert len(failed("en", habit=",".join(together))) == len(together)


def test_every_bad_habit_is_tried():
    assert sorted(habit for together in TOGETHER for habit in together) == sorted(habits())


def test_habits_differ_in_what_they_fail():
    # The table in the docs says which.
    text = Path(FEATURES.parents[1], "docs", "reference", "suites.md").read_text("utf-8")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ")]
    told = {row[0].strip("| "): row[1].strip("| ") for row in rows}
    failing = [told[habit.replace("_", " ")] for habit in habits()]
    assert len(set(failing)) == len(failing)


def test_a_suite_is_called_the_same_wherever_it_is_installed(tmp_path):
    (suite,) = features_of(["core"])
    elsewhere = tmp_path / "site-packages" / "scenarios"
    elsewhere.mkdir(parents=True)
    assert shown_path(suite, tmp_path) == "scenarios/features/en/core.feature"
    other = elsewhere / "features" / "mine.feature"
    assert shown_path(other, tmp_path) == "site-packages/scenarios/features/mine.feature"
    (elsewhere / "suites.py").touch()
    assert shown_path(other, tmp_path) == "scenarios/features/mine.feature"


def test_a_suite_that_there_is_not_is_told_with_those_there_are():
    with pytest.raises(BadInput, match=r"no suite 'cor' \(did you mean 'core'\?\)"):
        features_of(["cor"])
    with pytest.raises(BadInput, match="no suites in the language 'de'"):
        features_of(["core"], "de")
