"""Somebody who greets, thanks for every answer, and takes leave in due form."""

from simulator.personas.polite import PERSONA
from tests.simulator.personas.talking import says, talk


def test_every_answer_is_thanked_for():
    talked = talk(PERSONA)
    assert sum(says(text, "thank") for text in talked.said) == 2
    assert says(talked.said[0], "greet")
