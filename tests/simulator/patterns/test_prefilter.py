"""Which patterns may be in a text, told by its words."""

import pytest

from simulator.patterns.atoms import AtomReader
from simulator.patterns.prefilter import Prefilter

WORDS = [r"\bhello\b", r"\bgood(?:bye| night)\b", ".", r"\bsee\b.*\byou\b"]
PATTERNS = [*WORDS, "\U0001f44b", r"\d{4}"]


@pytest.fixture(scope="module")
def read():
    return Prefilter([AtomReader().clauses_of(pattern) for pattern in PATTERNS])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [2]),
        ("hello", [0, 2]),
        ("helloo there", [0, 2]),
        ("hellos", [2]),
        ("good night", [1, 2]),
        ("good, night", [1, 2]),
        ("good old night", [2]),
        ("see you", [2, 3]),
        ("you see", [2, 3]),
        ("see", [2]),
        ("bye \U0001f44b", [2, 4]),
        ("number 12", [2, 5]),
    ],
)
def test_all_that_may_be_found_are_told_and_few_others(read, text, numbers):
    assert list(read(text)) == numbers


def test_without_patterns_there_is_nothing_to_find():
    assert list(Prefilter([])("hello")) == []
