"""Conversations that somebody wrote down."""

import pytest

from simulator.sources.notation import SOURCE

TALK = "0s customer: Hi!\n2s bot: Hello!"


def test_several_stand_between_lines_of_stars():
    assert SOURCE.fits(TALK)
    assert [len(one.turns) for one in SOURCE.read(f"{TALK}\n***\n{TALK}\n3s bot: Bye!", "")] == [
        2,
        3,
    ]


@pytest.mark.parametrize("data", [None, [], {}, 3])
def test_json_is_none(data):
    assert not SOURCE.fits(data)


def test_a_line_that_is_no_turn_is_quoted():
    with pytest.raises(ValueError, match="soon bot"):
        SOURCE.read(f"{TALK}\nsoon bot: Hello!", "")
