"""A user's folder for every test."""

import pytest
from hypothesis import settings

from tests.folder import Folder, once

# What is slow here is what is done once: dictionaries that are read, patterns that are compiled.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def play_once(tmp_path_factory):
    """Call it with a name and what to do in a folder: done once, however many tests look at it."""
    return lambda name, make: once(tmp_path_factory, name, make)
