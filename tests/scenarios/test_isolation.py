"""``--isolate``: a fresh bot for every scenario."""

COUNTING = """
    Feature: Shop
      Scenario: First
        When the customer says "Hi!"
        Then the bot says "Hello, visitor number 1!"
      Scenario: Second
        When the customer says "Hi!"
        Then the bot says "Hello, visitor number 1!"
"""


def test_a_bot_with_global_state_fails_together_and_passes_in_isolation(folder):
    folder.feature(COUNTING)
    together = folder.run("counter")
    assert together.code == 1, together.said
    assert together.texts("Second") == ["Hello, visitor number 2!"]
    isolated = folder.run("counter", "--isolate")
    assert isolated.code == 0, isolated.said


def test_a_bot_that_dies_ends_its_scenario_and_no_other(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Deadly
            When the customer says "die"
          Scenario: Alive
            When the customer says "Hi!"
            Then the bot says "Hello!"
        """
    )
    folder.write(
        "mybot.py",
        """
        import os
        from tests.bots.messenger import app_for, send

        def answer(psid, text):
            if text == "die":
                os._exit(3)
            send(psid, "Hello!")

        app = app_for(answer)
        """,
    )
    ended = folder.run("wsgi:mybot:app", "--isolate")
    assert ended.code == 1, ended.said
    assert "the bot's process ended with exit status 3 in the middle of the scenario" in ended.out
    assert ended.scenario("Alive")["outcome"] == "passed"


def test_failures_and_impossible_steps_come_through_from_a_child(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Raises
            When the customer says "hats"
          Scenario: Impossible
            When the customer taps "Yes"
        """
    )
    ended = folder.run("raising", "--isolate")
    assert ended.code == 2, ended.said
    assert ended.scenario("Raises")["outcome"] == "bot failed"
    assert ended.scenario("Impossible")["outcome"] == "scenario impossible"
    assert "KeyError: 'hats'" in ended.out


def test_a_bot_that_is_not_there_is_said_in_isolation_too(folder):
    ended = folder.feature(COUNTING).run("wsgi:nope:app", "--isolate")
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert "no module named 'nope'" in ended.lines[0]
