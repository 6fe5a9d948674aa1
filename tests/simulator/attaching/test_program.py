import pytest

from simulator.attaching.program import arguments_of, program_of
from simulator.errors import BadAddress


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my bot.py").touch()


def test_words_are_split_as_in_a_shell():
    assert arguments_of("command:npm start -- 'a b'", "") == ("npm", "start", "--", "a b")


@pytest.mark.parametrize("address", ["command:", "command:  "])
def test_an_address_without_words_is_told_what_to_write(address):
    with pytest.raises(BadAddress, match="write command:npm start"):
        arguments_of(address, "command:npm start")


def test_a_quotation_needs_its_end():
    with pytest.raises(BadAddress, match="No closing quotation"):
        arguments_of("command:'npm", "")


def test_the_file_must_be_there():
    assert program_of("python:'my bot.py' --port 1", "") == ("my bot.py", "--port", "1")
    assert program_of("python:-m package", "") == ("-m", "package")
    with pytest.raises(BadAddress, match=r"no file bot\.py in"):
        program_of("python:bot.py", "")
