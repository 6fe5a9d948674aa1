"""Allure's results, with what was said and its score, and the same in every run."""

import json

import pytest

from tests.requirements import require

require("allure_pytest_bdd")

SHOP = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
"""


def results(folder, name="allure"):
    return {
        file.name: json.loads(file.read_text("utf-8"))
        for file in (folder.path / name).glob("*-result.json")
    }


@pytest.mark.parametrize("more", [(), ("-n", "2")])
def test_the_conversation_and_the_score_are_attached(folder, more):
    folder.feature(SHOP)
    ended = folder.pytest("--bot", "wsgi:tests.bots.polite:app", "--alluredir", "allure", *more)
    assert ended.code == 0, ended.said
    (result,) = results(folder).values()
    texts = {
        one["name"]: (folder.path / "allure" / one["source"]).read_text("utf-8")
        for one in result["attachments"]
    }
    assert "customer: Hi!" in texts["conversation"]
    assert texts["score"].startswith("100 of 100")


def test_results_of_an_earlier_run_are_kept(folder):
    folder.feature(SHOP)
    (folder.path / "allure").mkdir()
    folder.write("allure/old-result.json", '{"name": "old"}')
    ended = folder.run("polite", "shop.feature", "--allure", "allure")
    assert ended.code == 0, ended.said
    assert results(folder)["old-result.json"] == {"name": "old"}
    assert len(results(folder)) == 2


def test_nothing_of_the_machine_is_in_them(folder):
    folder.feature(SHOP)
    folder.run("polite", "shop.feature", "--allure", "allure")
    (result,) = results(folder).values()
    assert {label["name"] for label in result["labels"]}.isdisjoint({"host", "thread"})
