"""Patterns that are found fast: in the same texts as with ``re``."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.patterns.finder import finder

PATTERNS = [
    "abc",
    r"\babc\b",
    r"(?<!\w)(?:ab|ba)",
    "a?b",
    "(?:a|)b",
    "[ab]c",
    "[^a]b",
    "a*",
    "^ab",
    "$",
    r"(a)\1",
    "[-^]a|]",
    r"(?:(?:a|b)c|-)\b",
    ".b",
    "(?=a)[ab]",
    "",
]


@given(st.sampled_from(PATTERNS), st.text("abc-^] \n", max_size=8))
def test_the_same_texts_are_found(pattern, text):
    assert bool(finder(pattern)(text)) is bool(re.search(pattern, text))


def test_a_pattern_that_is_none_is_refused():
    with pytest.raises(re.error):
        finder("(a")
