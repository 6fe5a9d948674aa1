"""Where code stands, as its reader calls the file."""

import sys

from simulator.timeflow.place import shown_file, without_folders


def test_a_file_is_called_from_the_current_folder_or_from_where_it_is_imported(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", "/elsewhere/site-packages", "/elsewhere"])
    assert shown_file(f"{tmp_path}/bots/shop.py") == "bots/shop.py"
    assert shown_file("/elsewhere/site-packages/flask/app.py") == "flask/app.py"
    assert shown_file("/elsewhere/shop.py") == "shop.py"
    told = f"{tmp_path}/shop.py:3: in /elsewhere/site-packages/flask/app.py:9"
    assert without_folders(told) == "shop.py:3: in flask/app.py:9"


def test_one_that_is_in_neither_keeps_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["/elsewhere"])
    assert shown_file("/else/shop.py") == "/else/shop.py"
    assert shown_file("<string>") == "<string>"
