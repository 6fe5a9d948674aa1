"""``courtesy score``: conversations from elsewhere, and reports of old."""

import json

import pytest

from tests.simulator.kill_matrix import SCENES
from tests.simulator.sources.test_conversations_api import ONE
from tests.simulator.sources.test_download import DATA

POLITE = """
0s   customer: Prices?
2s   bot: Hello! Thanks for your message. From 5 EUR. Is there anything else I can help you with?
20s  customer: No thanks, bye!
21s  bot: You're welcome. Goodbye!
"""
RUDE = """
0s   customer: Prices?
25h  bot x10/2018278: Sale today!
"""


def test_a_talk_in_our_notation_is_scored(folder):
    ended = folder.write("talk.txt", POLITE).courtesy("score", "talk.txt")
    assert ended.code == 0, ended.said
    assert ended.out.startswith("score: ")
    assert "score version 2" in ended.out


def test_something_critical_fails(folder):
    ended = folder.write("talk.txt", RUDE).courtesy("score", "talk.txt", "--json")
    assert ended.code == 1, ended.said
    told = json.loads(ended.out)
    assert told["score"] <= 49
    assert "F01" in {finding["rule"] for finding in told["findings"]}


def test_a_budget_that_is_not_kept_fails_and_is_told(folder):
    folder.write("courtesy.toml", "[budgets]\ncoverage = 0.99\n").write("talk.txt", POLITE)
    ended = folder.courtesy("score", "talk.txt")
    assert ended.code == 1, ended.said
    assert "gate failed: budget coverage" in ended.out


@pytest.mark.parametrize("data", [DATA, ONE], ids=["download", "conversations-api"])
def test_what_really_happened_is_scored_once_the_page_is_known(folder, data):
    folder.write("inbox.json", json.dumps(data))
    assert folder.courtesy("score", "--page", "Shop", "inbox.json").out.startswith("score: ")
    ended = folder.courtesy("score", "inbox.json")
    assert ended.code == 2
    assert "say which side is the page: --page NAME" in ended.err


def test_an_old_report_is_scored_again_by_the_rules_of_today(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Hello
            Given a customer named "Ana"
            When Ana says "Hi!"
            And 1 hour passes
        """
    )
    told = folder.run("polite").bot["score"]
    ended = folder.courtesy("score", "report.json")
    assert ended.code == 0, ended.said
    assert ended.out.startswith(f"score: {told} of 100")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("talk.txt", "0s customer: Hi!\nsoon bot: Hello!", "soon bot"),
        ("x.json", '{"a": 1}', "none of report, "),
        ("x.json", '[{"at": 1, "kind": "said"}]', "no journal: "),
        ("x.json", '{"data": [{"messages": {"data": [{}]}}]}', "no conversations-api: "),
        ("x.json", '{"participants": [], "messages": [{"timestamp_ms": "x"}]}', "no download: "),
    ],
)
def test_what_cannot_be_read_gets_a_line_with_the_file_and_code_2(folder, name, text, told):
    ended = folder.write(name, text).courtesy("score", "--page", "Shop", name)
    assert (ended.code, ended.out) == (2, ""), ended.said
    assert name in ended.err
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert len(ended.err.strip().splitlines()) == 1


def test_the_same_record_gives_the_same_bytes_whatever_the_hashes(folder):
    folder.write("talk.txt", "\n***\n".join(SCENES.values()))
    said = {
        folder.courtesy("score", "talk.txt", "--json", PYTHONHASHSEED=seed).out for seed in "017"
    }
    assert len(said) == 1


def test_a_file_that_is_not_there_is_told(folder):
    ended = folder.courtesy("score", "nowhere.txt")
    assert ended.code == 2
    assert "cannot read nowhere.txt" in ended.err
