import pytest

from simulator.attaching.env_file import read_env_file
from simulator.errors import BadInput


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_usual_file_is_read_where_it_is_there(here):
    assert read_env_file(None) == {}
    (here / ".env").write_text("A=1\n# a comment\nexport B='two words'\nC=${A}0\nD\n")
    assert read_env_file(None) == {"A": "1", "B": "two words", "C": "10"}


def test_another_file_is_read_where_it_is_named(here):
    (here / "test.env").write_text("TOKEN=größe\n", encoding="utf-8")
    assert read_env_file("test.env") == {"TOKEN": "größe"}


def test_a_file_that_is_named_must_be_there():
    with pytest.raises(BadInput, match="no such file"):
        read_env_file("absent.env")


def test_a_file_that_is_no_text_is_refused(here):
    (here / "bad.env").write_bytes(b"A=\xff\xfe\n")
    with pytest.raises(BadInput, match="not UTF-8"):
        read_env_file("bad.env")
