"""What a bot is found to understand."""

from simulator.harness import Harness
from simulator.interview import interview
from simulator.settings import Settings


def test_the_words_that_work_are_found_in_the_bots_language():
    harness = Harness(Settings(bot="wsgi:scenarios.demo.polite:app"))
    try:
        found = interview(harness, "en_US")
    finally:
        harness.close()
    assert found["task"].endswith("?")
    assert found["human"]
    assert found["nonsense"]
    assert len(set(found.values())) == 3
