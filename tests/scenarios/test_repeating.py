"""``--repeat``: the same run again, which has to leave the same bytes."""

import pytest

from scenarios.repeating import first_difference
from simulator.report import bot_report
from tests.simulator.reporters.sample import polite, rude, said, scenario, sent

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
        Then the bot answers within 5 seconds
"""
REMEMBERING = """
    from pathlib import Path
    from tests.bots.messenger import app_for, send

    def answer(psid, text):
        file = Path("visits")
        visits = len(file.read_text()) + 1 if file.exists() else 1
        file.write_text("x" * visits)
        send(psid, f"Hello Ana, this is visit {visits}!")

    app = app_for(answer)
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_a_bot_that_leaves_much_to_chance_is_the_same_in_every_run(folder, workers):
    ended = folder.feature(HELLO).run("chancy", "shop.feature", "--repeat", "2", *workers)
    assert ended.code == 0, ended.said
    assert "courtesy: 2 runs, the same bytes" in ended.lines


def test_a_bot_that_remembers_is_caught_and_what_it_said_is_shown(folder):
    folder.feature(HELLO).write("remembering.py", REMEMBERING)
    ended = folder.run("wsgi:remembering:app", "shop.feature", "--repeat", "2")
    assert ended.code == 1, ended.said
    last = ended.lines[-1]
    assert last.startswith("courtesy: gate failed: repeat: run 2 differs from the first: ")
    assert "Shop: Hello: " in last
    assert "Hello Ana, this is visit 1!" in last
    assert last.count("Hello Ana, this is visit") == 2


def test_reports_of_a_repeated_run_are_of_the_first(folder):
    folder.feature(HELLO).write("remembering.py", REMEMBERING)
    ended = folder.run("wsgi:remembering:app", "shop.feature", "--repeat", "3", "--html", "r.html")
    assert ended.texts("Hello") == ["Hello Ana, this is visit 1!"]
    assert {"report.json", "r.html"} <= set(ended.files)


def test_under_pytest_a_run_is_repeated_too(folder):
    folder.feature(HELLO).write("remembering.py", REMEMBERING)
    flags = ("--bot", "wsgi:remembering:app", "--courtesy-repeat", "2")
    ended = folder.pytest(*flags, "--junitxml", "junit.xml")
    assert ended.code == 1, ended.said
    assert "gate failed: repeat: run 2 differs" in ended.out


def bot(*scenarios):
    return bot_report("wsgi:shop:app", scenarios)


def test_where_two_runs_part_is_said_in_one_clause():
    hello = [said("0s", "Hi!"), sent("1s", "Hello!")]
    other = [said("0s", "Hi!"), sent("1s", "Good day!")]
    longer = [*hello, sent("2s", "Hello?")]
    assert "Good day!" in first_difference(bot(scenario(hello)), bot(scenario(other)))
    assert "turns instead of" in first_difference(bot(scenario(hello)), bot(scenario(longer)))
    assert "it has 2 scenarios instead of 1" in first_difference(
        bot(polite()), bot(polite(), rude())
    )
