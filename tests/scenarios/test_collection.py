"""Features as tests: collected directly, bound by Python files, in every shape of Gherkin."""

import pytest

RICH = """
    @smoke
    Feature: Café ☕ مقهى
      Everything that Gherkin has.

      Background:
        Given the page is open from 9:00 to 17:00
        And a customer named "Ana"

      @slow
      Scenario Outline: <who> wants to hear <word>
        Given a customer named "<who>"
        When <who> says "echo <word>"
        Then the bot says "echo <word>"

        Examples: Latin
          | who   | word      |
          | İpek  | günaydın  |
          | Ömer  | 👋🏽 👨‍👩‍👧 |

        Examples: Others
          | who   | word      |
          | Ольга | привет    |
          | Ana-Luísa | שלום مرحبا |

      Rule: One thing at a time
        Background:
          Given a customer named "Ben"

        @slow
        Example: Emoji only 🎉
          When Ben says "echo 🎉"
          Then the bot says "echo 🎉"
          * the bot answers within 1 second
          But the bot has not said "Bye"

      Rule: Another
        Scenario: test_like name, with "quotes" / slashes [and brackets]
          When the customer says "echo it's \\\\ fine"
          Then the bot has said something containing "FINE"

        # a comment
        Scenario: 日本語
          Given it is 2026-09-07 18:00
          When the page opens
          And Ana writes "echo 日本語"
          Then the bot says something matching "日.語$"
"""  # noqa: RUF001

HELLO = """
    Feature: Shop
      Scenario: Hello
        When the customer says "Hi!"
        Then the bot answers within 1 second
      Scenario: Goodbye
        When the customer says "Bye!"
        Then the bot answers within 1 second
"""

BOT = ("--bot", "wsgi:tests.bots.polite:app", "--courtesy-json", "report.json", "-p", "no:randomly")


@pytest.fixture
def rich(play_once):
    return play_once("rich", lambda folder: folder.feature(RICH, "café.feature").run("polite"))


def test_outlines_rules_backgrounds_tags_and_every_script_pass(rich):
    assert rich.code == 0, rich.said
    assert len(rich.bot["scenarios"]) == 7
    assert {s["outcome"] for s in rich.bot["scenarios"]} == {"passed"}


def test_what_was_said_arrives_unchanged_in_any_script(rich):
    said = {text for s in rich.bot["scenarios"] for text in rich.texts(s["name"])}
    words = ("günaydın", "👋🏽 👨‍👩‍👧", "привет", "שלום مرحبا", "🎉")  # noqa: RUF001
    assert {f"echo {word}" for word in words} <= said


def test_rows_of_examples_are_scenarios_of_their_own_with_names_of_their_own(rich):
    names = [s["name"] for s in rich.bot["scenarios"]]
    assert len(set(names)) == 7, names
    outline = [name for name in names if "wants to hear" in name]
    assert len(outline) == 4
    assert all(name.startswith("Café ☕ مقهى: ") for name in names)


def test_rows_of_examples_meet_people_of_their_own(rich):
    outline = [s for s in rich.bot["scenarios"] if "wants to hear" in s["name"]]
    anas = {s["customers"][0]["psid"] for s in outline}
    assert len(anas) == 4


def test_pytest_selects_features_by_tag_by_word_and_by_id(folder):
    folder.feature(RICH, "café.feature").feature(HELLO)
    tagged = folder.pytest(*BOT, "-m", "slow", "-q")
    assert "5 passed" in tagged.out, tagged.said
    one = folder.pytest(*BOT, "shop.feature::Goodbye", "-q")
    assert "1 passed" in one.out, one.said
    listed = folder.pytest(*BOT, "--collect-only", "-q", "-k", "Emoji")
    assert "café.feature::Emoji only 🎉" in listed.out, listed.said


def test_without_a_bot_features_are_not_collected(folder):
    ended = folder.feature(HELLO).pytest("-q")
    assert ended.code == 5, ended.said


def test_a_feature_bound_by_scenarios_in_a_python_file_is_not_run_twice(folder):
    folder.feature(HELLO, "features/shop.feature").feature(HELLO, "free.feature")
    folder.write(
        "test_bound.py",
        """
        from pytest_bdd import scenarios

        scenarios("features")
        """,
    )
    ended = folder.pytest(*BOT, "-v")
    assert "4 passed" in ended.out, ended.said
    assert ended.out.count("test_bound.py::") == 2
    assert ended.out.count("free.feature::") == 2
    assert "features/shop.feature::" not in ended.out
    names = [(s["feature"], s["name"]) for s in ended.bot["scenarios"]]
    assert names.count(("features/shop.feature", "Shop: Hello")) == 1


def test_binding_one_scenario_leaves_the_others_to_be_collected_directly(folder):
    folder.feature(HELLO).write(
        "test_bound.py",
        """
        from pytest_bdd import given, scenario

        @scenario("shop.feature", "Hello")
        def test_hello():
            pass
        """,
    )
    ended = folder.pytest(*BOT, "-v")
    assert "2 passed" in ended.out, ended.said
    assert "test_bound.py::test_hello" in ended.out
    assert "shop.feature::Goodbye" in ended.out
    assert "shop.feature::Hello" not in ended.out


def test_a_users_own_steps_stand_beside_ours(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Own steps
            Given a customer named "Ana"
            When the parcel is lost
            Then the bot says "Hello Ana, thanks for your message! How can I help you?"
            And the parcel is found
        """
    )
    folder.write(
        "conftest.py",
        """
        from pytest_bdd import then, when

        @when("the parcel is lost")
        def lost(stage):
            stage.person("Ana").say("My parcel is lost")

        @then("the parcel is found")
        def found(transcript):
            pass
        """,
    )
    ended = folder.run("polite")
    assert ended.code == 0, ended.said
