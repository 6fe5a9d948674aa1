"""Whose fault a scenario's end is, and what is printed for it."""

import pytest

IMPOSSIBLE = """
    Feature: Impossible
      Scenario: Unknown step
        Given a customer named "Ana"
        When Ana sais "Hi!"
      Scenario: Unknown persona
        Given a customer named "Ana"
        When Ana talks like a "hurryed" customer
      Scenario: Tapping what is not shown
        Given a customer named "Ana"
        When Ana says "I want to choose"
        And Ana taps "Green"
      Scenario: Unknown customer
        Given a customer named "Ana"
        When Anna says "Hi!"
      Scenario: Unknown rule
        When the customer says "Hi!"
        Then there is no finding for "goodby"
      Scenario: Back in time
        Given it is 2020-01-01
      Scenario: No such month
        Given it is 2026-13-01
      Scenario: No such hour
        Given the page is open from 25:00 to 17:00
      Scenario: Same name twice
        Given a customer named "Ana"
        And a customer named "Ana"
      Scenario: Unknown locale
        Given a customer from "xx_YY"
      Scenario: No pattern
        When the customer says "Hi!"
        Then the bot says something matching "("
      Scenario: Nothing asked
        Given a customer
        Then the bot answers within 5 seconds
      Scenario: No opening hours
        When the page closes
      Scenario: No button
        When the customer presses Get Started
      Scenario: No menu
        When the customer presses "Prices" in the menu
      Scenario: Blocked
        Given a customer named "Ana"
        When Ana blocks the page
        And Ana says "Hi!"
      Scenario: Two buttons
        Given a customer named "Ana"
        When Ana says "Hi!"
        Then the bot says nothing whatsoever
"""

ERRORS = {
    "Unknown step": "impossible.feature:4: no step for When 'Ana sais \"Hi!\"'; "
    'did you mean: the customer says "…"',
    "Unknown persona": "no persona 'hurryed' (did you mean 'hurried'?); known: ad-clicker",
    "Tapping what is not shown": "no quick reply 'Green' is shown; possible: 'Red', 'Blue'",
    "Unknown customer": "no customer named 'Anna' (did you mean 'Ana'?)",
    "Unknown rule": "no rule, group or code 'goodby'; the nearest is 'goodbye'",
    "Back in time": "begin the run earlier with --as-of",
    "No such month": "no date '2026-13-01'",
    "No such hour": "did you mean: the page is open from 9:00 to 9:00",
    "Same name twice": "there already is a customer named 'Ana'",
    "Unknown locale": "no locale 'xx_YY'; write e.g. en_US",
    "No pattern": "no pattern '('",
    "Nothing asked": "nobody has asked the bot anything yet",
    "No opening hours": "write: Given the page is open from 9:00 to 17:00",
    "No button": "the page has no Get Started button",
    "No menu": "the page has no persistent menu",
    "Blocked": "whoever blocked the page cannot write to it",
    "Two buttons": "no step for Then 'the bot says nothing whatsoever'",
}

FAILING = """
    Feature: Shop

      Scenario: A wrong answer
        Given a customer named "Ana"
        When Ana says "Hi!"
        And 90 seconds pass
        And Ana says "Thanks, bye!"
        Then the bot says "Hello Ana, thanks for your message! How can I help you?"
        And the bot says "See you!"
        And 5 minutes pass

      Scenario: It goes on
        Given a customer named "Ben"
        When Ben says "Hi!"
        Then the bot answers within 1 second
"""


@pytest.fixture
def impossible(play_once):
    return play_once(
        "impossible",
        lambda folder: folder.feature(IMPOSSIBLE, "impossible.feature").run("polite"),
    )


@pytest.fixture
def failing(play_once):
    return play_once("failing", lambda folder: folder.feature(FAILING).run("polite"))


def test_impossible_scenarios_end_with_exit_code_2(impossible):
    assert impossible.code == 2, impossible.said
    assert len(impossible.bot["scenarios"]) == len(ERRORS)
    assert "Traceback" not in impossible.said


@pytest.mark.parametrize("name", ERRORS)
def test_what_an_author_asks_in_vain_is_said_in_one_line_and_never_blamed_on_the_bot(
    impossible, name
):
    scenario = impossible.scenario(f": {name}")
    assert scenario["outcome"] == "scenario impossible"
    assert ERRORS[name] in scenario["error"]
    assert "\n" not in scenario["error"]


def test_each_impossible_scenario_names_the_file_and_the_line_of_its_step(impossible):
    lines = [line.strip() for line in impossible.out.splitlines()]
    assert 'impossible.feature:4: When Ana sais "Hi!"' in lines
    assert 'impossible.feature:11: And Ana taps "Green"' in lines


def test_a_wrong_answer_is_the_bots_fault_and_the_others_go_on(failing):
    assert failing.code == 1, failing.said
    assert failing.scenario("A wrong answer")["outcome"] == "bot failed"
    assert failing.scenario("It goes on")["outcome"] == "passed"


def test_a_failing_step_points_at_its_line_and_the_report_prints_the_conversation_once(failing):
    assert """
  shop.feature:9: And the bot says "See you!"
    the bot said "You're welcome! Goodbye, have a nice day!", not 'See you!'
      expected: See you!
      actual:   You're welcome! Goodbye, have a nice day!
""" in "\n".join(line.rstrip() for line in failing.out.splitlines()), failing.said
    assert failing.out.count("Thanks, bye!") == 1


def test_without_a_report_it_prints_the_conversation_so_far(folder):
    ended = folder.feature(FAILING).run("polite", "--quiet")
    choices = "[Opening hours|Talk to a person]"
    shown = "\n".join(line.rstrip() for line in ended.out.splitlines()).replace(f" {choices}", "")
    assert (
        """
  shop.feature:9: And the bot says "See you!"
    the bot said "You're welcome! Goodbye, have a nice day!", not 'See you!'
      expected: See you!
      actual:   You're welcome! Goodbye, have a nice day!
                ^^^^^  ^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^^^^

  Ana, from 2026-09-07 09:00:00 UTC:
    0s    customer: Hi!
    0s    bot types
    0s    bot: Hello Ana, thanks for your message! How can I help you?
    1m30s customer: Thanks, bye!
    1m30s bot: You're welcome! Goodbye, have a nice day!
"""
        in shown
    ), ended.said


def test_a_failing_step_ends_its_scenario_there(failing):
    assert failing.scenario("A wrong answer")["ended"].startswith("2026-09-07T09:01:30")


def test_a_bot_that_raises_fails_the_scenario_with_its_own_traceback(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Price
            Given a customer named "Ana"
            When Ana says "hats"
        """
    )
    ended = folder.run("raising")
    assert ended.code == 1, ended.said
    scenario = ended.scenario("Price")
    assert scenario["outcome"] == "bot failed"
    assert scenario["error"] == "the bot raised KeyError inside its webhook: 'hats'"
    assert "Traceback (most recent call last):" in ended.out
    assert "send(psid, PRICES[text])" in ended.out
    assert "KeyError: 'hats'" in ended.out
    assert "/simulator/" not in ended.out
    assert "/_pytest/" not in ended.out
    assert "shop.feature:4: When Ana says" in ended.out


def test_what_the_fake_has_not_is_never_the_bots_fault(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Gap
            Given a customer named "Ana"
            When Ana says "Hi!"
          Scenario: Gap and step
            Given a customer named "Ana"
            When Ana says "Hi!"
            Then the bot answers within 5 seconds
        """
    )
    ended = folder.run("sponsored")
    assert ended.code == 2, ended.said
    for name in (": Gap", ": Gap and step"):
        assert ended.scenario(name)["outcome"] == "harness failed"
        assert "dynamic_text" in str(ended.scenario(name)["journal"])
    assert "[1/2] passed" not in ended.out
    assert "the fake does not have, though Meta does" in ended.out


def test_a_critical_finding_fails_the_run_although_every_step_passes(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Quiet
            Given a customer named "Ana"
            When Ana says "Hi!"
            And 3 days pass
            Then the platform refused a message with code 10 and subcode 2018278
        """
    )
    ended = folder.run("pushy")
    assert ended.scenario("Quiet")["outcome"] == "passed"
    assert ended.code == 1, ended.said
    assert "gate failed" in ended.out
    assert ended.bot["score"] <= 49


def test_a_message_that_would_take_over_the_terminal_is_shown_and_does_nothing(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Hostile
            Given a customer named "Ana"
            When Ana says "Hi!"
            Then the bot says "Hello!"
        """
    )
    ended = folder.run("hostile", "--html", "page.html")
    assert ended.code == 1, ended.said
    for character in "\x1b\x07\u202e\r":
        assert character not in ended.out
    assert "owned" in ended.out
    assert "<script>alert(1)" not in (folder.path / "page.html").read_text()
