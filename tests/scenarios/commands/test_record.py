"""``courtesy record``."""

import json

import pytest

BOT = "wsgi:scenarios.demo.polite:app"
CROWD = ("crowd", "--customers", "50", "--days", "3", "--seed", "5", "--bot", BOT)


@pytest.fixture
def recorded(play_once):
    def make(folder):
        folder.courtesy(*CROWD, "--json", "crowd.json")
        written = folder.courtesy("record", "crowd.json", "--out", "recorded.feature")
        replayed = folder.courtesy("run", "recorded.feature", "--bot", BOT, "--json", "again.json")
        report = json.loads((folder.path / "again.json").read_text("utf-8"))
        return written, replayed, report["bots"][0]["scenarios"]

    return play_once("record", make)


def test_fifty_conversations_of_a_crowd_pass_when_replayed(recorded):
    written, _, scenarios = recorded
    assert written.out.strip() == "wrote recorded.feature"
    assert len(scenarios) >= 50
    assert [one["error"] for one in scenarios if one["outcome"] != "passed"] == []


def test_one_reply_that_changes_is_one_difference(folder):
    talk = "@first-name: Ana\n0s customer: When are you open?\n0s bot: We are open at 9.\n"
    bot = "def handle(body):\n    pass\n"
    ended = folder.write("talk.txt", talk).courtesy("record", "talk.txt", "--out", "one.feature")
    assert ended.code == 0, ended.said
    folder.write("shy.py", bot)
    ended = folder.courtesy("run", "one.feature", "--bot", "function:shy:handle")
    assert ended.code == 1
    assert 'one.feature:7: Then the bot says "We are open at 9."\n    the bot said' in ended.out


def test_only_some_are_recorded_and_nobody_is_an_error(folder):
    folder.write("talk.txt", "0s customer: Hi\n0s bot: Hello\n")
    assert "Then the bot says" in folder.courtesy("record", "talk.txt").out
    ended = folder.courtesy("record", "talk.txt", "--only", "Zoe")
    assert ended.code == 2
    assert "no conversation to record" in ended.said
    ended = folder.courtesy("record", "talk.txt", "--language", "de")
    assert "no language 'de'" in ended.said
