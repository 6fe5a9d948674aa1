"""``courtesy new``."""

import tomllib

BOT = "wsgi:scenarios.demo.polite:app"


def test_a_bot_is_asked_and_the_first_feature_passes(folder):
    ended = folder.courtesy("new", "--bot", BOT, "--language", "it")
    assert ended.code == 0, ended.said
    words = tomllib.loads((folder.path / "courtesy.toml").read_text("utf-8"))["bot"]
    assert all(words[purpose] for purpose in ("task", "human", "nonsense"))
    feature = (folder.path / "features" / "first.feature").read_text("utf-8")
    assert feature.startswith("# language: it\n")
    ended = folder.courtesy("run", "features/first.feature", "--bot", BOT)
    assert ended.code == 0, ended.said


def test_what_a_bot_cannot_do_is_left_to_be_filled_in(folder):
    folder.write("shy.py", "def handle(body):\n    pass\n")
    ended = folder.courtesy("new", "--bot", "function:shy:handle")
    assert ended.code == 0, ended.said
    assert "task: nothing that was tried; please fill it in" in ended.out
    assert tomllib.loads((folder.path / "courtesy.toml").read_text("utf-8")) == {"bot": {}}


def test_nothing_is_written_over(folder):
    folder.write("courtesy.toml", "[bot]\n")
    ended = folder.courtesy("new", "--bot", BOT)
    assert ended.code == 2
    assert "there is a courtesy.toml already; --force writes over it" in ended.said
    assert (folder.path / "courtesy.toml").read_text("utf-8") == "[bot]\n"


def test_a_language_that_we_do_not_speak_is_told(folder):
    ended = folder.courtesy("new", "--language", "de")
    assert ended.code == 2
    assert "no language 'de'; known: en, fr, id, it, nl, tr" in ended.said
