"""From options to settings."""

import os

import pytest

from scenarios.options import OPTIONS
from scenarios.report_files import check_writable, write_text
from scenarios.session import settings_from
from simulator.errors import BadInput

NOTHING = {option.key: None for option in OPTIONS}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("seed", "one", "the seed is a whole number, not 'one'"),
        ("seed", "", "the seed is a whole number, not ''"),
        ("seed", "1.5", "the seed is a whole number"),
        ("as_of", "someday", "no date 'someday'"),
        ("env", ["NOPE"], "write NAME=value"),
        ("graph_port", "x", "the graph port is a whole number, not 'x'"),
        ("graph_port", "65536", "the graph port is from 0 to 65535, not 65536"),
        ("graph_port", "-1", "the graph port is from 0 to 65535, not -1"),
        ("page_id", "me", "a page id is digits only, not 'me'"),
        ("page_id", "", "a page id is digits only, not ''"),
        ("app_id", "x1", "an app id is digits only, not 'x1'"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_one_line(option, value, words):
    with pytest.raises(BadInput) as caught:
        settings_from("wsgi:shop:app", NOTHING | {option: value})
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_options_a_run_has_its_defaults():
    settings = settings_from("wsgi:shop:app", NOTHING)
    assert (settings.seed, settings.graph_port, settings.isolate) == (1, 8090, False)
    assert settings.page_token is None


def test_a_report_that_cannot_be_written_is_known_before_the_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check_writable("report.json")
    with pytest.raises(BadInput, match="there is no folder nope"):
        check_writable("nope/report.json")
    with pytest.raises(BadInput, match="it is a folder"):
        check_writable(".")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_known_before_the_run(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(BadInput, match="no permission"):
        check_writable(str(tmp_path / "report.json"))


def test_what_cannot_be_written_after_all_is_one_line(tmp_path):
    with pytest.raises(BadInput, match="cannot write"):
        write_text(str(tmp_path), "text")
