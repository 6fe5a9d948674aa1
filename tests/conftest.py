"""A user's folder for every test."""

import pytest

from tests.folder import Folder, once


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def play_once(tmp_path_factory):
    """Call it with a name and what to do in a folder: done once, however many tests look at it."""
    return lambda name, make: once(tmp_path_factory, name, make)
