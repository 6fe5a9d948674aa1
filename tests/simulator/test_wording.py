"""How our own sentences are put."""

import pytest

from simulator.wording import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 messages"), (1, "1 message"), (2, "2 messages")]
)
def test_one_thing_is_told_from_several(number, words):
    assert counted(number, "message") == words
