"""Somebody whose thumbs are too big for the keys."""

from collections import Counter
from random import Random

from simulator.people.voice import mistyped
from simulator.personas.typo_prone import PERSONA
from simulator.phrasing import phrasing
from tests.simulator.personas.talking import talk


def test_of_many_words_about_one_in_six_is_mistyped_and_the_question_is_still_asked():
    said = [" ".join(talk(PERSONA, seed=seed).said) for seed in range(1, 30)]
    written = Counter(word for text in said for word in text.split())
    ways = phrasing("en").says.values()
    right = {word for texts in ways for text in texts for word in text.split()}
    wrong = sum(count for word, count in written.items() if word not in right)
    assert 0.03 < wrong / written.total() < 0.4


def test_a_slip_hits_a_neighbour_doubles_drops_or_swaps():
    keys = phrasing("en")
    slips = {mistyped("hours", 2, keys, Random(seed)) for seed in range(200)}
    assert slips == {"houurs", "hors", "hoyrs", "hoirs", "huors"}
