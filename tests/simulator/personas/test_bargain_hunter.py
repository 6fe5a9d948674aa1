"""Somebody who wants it cheaper."""

from simulator.personas.bargain_hunter import PERSONA
from tests.simulator.personas.talking import says, talk


def test_the_price_is_asked_for_and_then_haggled_over_twice():
    said = talk(PERSONA).said
    assert says(said[0], "haggle")
    assert sum(says(text, "haggle_again") for text in said) == 2
