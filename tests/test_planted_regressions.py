"""``--baseline``: a bot that gets worse is caught and the rule is named; one that is only written
anew is left alone. The scenarios assert nothing, as those of most teams do.
"""

import pytest

from tests.folder import once
from tests.scenarios.suite_table import habits

DAY = """
Feature: A day at the shop
  Scenario: A question, thanks and goodbye
    Given a customer from "en_US"
    When the customer says hello
    And 2 minutes pass
    And the customer asks for something that the bot can do
    And 2 minutes pass
    And the customer says goodbye
    And 3 days pass
  Scenario: Somebody who wants a person
    Given a customer from "en_US"
    When the customer asks for a human
    And 2 minutes pass
  Scenario: Nonsense, twice
    Given a customer from "en_US"
    When the customer says something that the bot does not understand
    And 2 minutes pass
    And the customer says something that the bot does not understand
    And 2 minutes pass
  Scenario: A picture
    Given a customer from "en_US"
    When the customer sends a picture
    And 2 minutes pass
  Scenario: A complaint, and leave me alone
    Given a customer from "en_US"
    When the customer complains
    And 2 minutes pass
    And the customer asks to be left alone
    And 2 days pass
  Scenario: A colleague takes over
    Given the page's staff and the bot share the threads
    And a customer from "en_US"
    When the customer says hello
    And 2 minutes pass
    And the page's staff take the thread
    And the customer asks for something that the bot can do
    And 2 minutes pass
  Scenario: A webhook that arrives twice
    Given webhooks arrive twice
    And a customer from "en_US"
    When the customer asks for something that the bot can do
    And 2 minutes pass
  Scenario: Two people at once
    Given a customer named "Ana" from "en_US"
    And a customer named "Ben" from "en_US"
    When Ana asks for something that the bot can do
    And Ben asks for something that the bot can do
    And 2 minutes pass
  Scenario: Somebody who only asks
    Given a customer from "en_US"
    When the customer asks for something that the bot can do
    And 3 days pass
"""
NAMED = {
    "answers_late": "W02 instant-answer",
    "does_not_greet": "W03 greets",
    "does_not_answer": "R01 answers-at-all",
    "answers_in_another_language": "C06 same-language",
    "keeps_people_from_people": "B01 human-on-request",
    "never_gives_up": "B02 gives-up-in-time",
    "does_not_return_goodbyes": "G03 returns-goodbye",
    "writes_outside_the_window": "F01 outside-window",
    "does_not_stop": "V03 stop-means-stop",
    "talks_over_people": "error 10/2018300: 1 message refused",
    "answers_twice": "F12 repeats",
    "is_at_a_loss_with_pictures": "B10 unknown-input",
    "is_never_sorry": "T05 regret",
    "gives_others_away": "P04 no-leak",
}
"""What has to be named for each bad habit."""


@pytest.fixture(scope="module")
def baseline(tmp_path_factory):
    def run(folder):
        ended = folder.feature(DAY).run("rule_breaker", "shop.feature")
        assert ended.code == 0, ended.said
        return ended.raw

    return once(tmp_path_factory, "planted-baseline", run).decode("utf-8")


@pytest.fixture
def beside(folder, baseline):
    """Return what runs a bot beside the baseline, and returns how that ended."""

    def run(bot, **environment):
        folder.feature(DAY).write("baseline.json", baseline)
        return folder.run(bot, "shop.feature", "--baseline", "baseline.json", **environment)

    return run


def test_a_regression_is_planted_for_every_bad_habit():
    assert sorted(NAMED) == sorted(habits())


@pytest.mark.parametrize("habit", NAMED)
def test_a_planted_regression_is_caught_and_named(beside, habit):
    ended = beside("rule_breaker", BREAKS=habit)
    assert ended.code == 1, ended.said
    caught = [line for line in ended.lines if line.startswith("courtesy: gate failed: baseline: ")]
    assert any(NAMED[habit] in line for line in caught), ended.said
    assert "baseline" in ended.lines[-1]


@pytest.mark.parametrize("bot", ["rule_breaker", "refactored"])
def test_a_bot_that_is_the_same_or_only_written_anew_passes(beside, bot):
    ended = beside(bot)
    assert ended.code == 0, ended.said
    assert "gate" not in ended.out
