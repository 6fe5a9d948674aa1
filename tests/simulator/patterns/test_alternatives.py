"""Patterns in pieces: together they are found where the whole is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.patterns.alternatives import alternatives


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("a", ("a",)),
        ("a|b", ("a", "b")),
        ("a(?:b|c)d", ("a(?:b|c)d",)),
        (r"a\|b|c", (r"a\|b", "c")),
        ("[|]|b", ("[|]", "b")),
        ("[]|]|b", ("[]|]", "b")),
        (r"[\]|]|b", (r"[\]|]", "b")),
        ("[[|]|b", ("[[|]", "b")),
        (r"\(a|b\)", (r"\(a", r"b\)")),
        ("(?:ab|cd)e", ("(?:ab)e", "(?:cd)e")),
        ("(?:ab|cd)?e", ("(?:ab|cd)?e",)),
        ("(?:a|b) and more", ("(?:a|b) and more",)),
        ("(?:(?:ab|cd)e|f)", ("(?:(?:ab)e)", "(?:(?:cd)e)", "(?:f)")),
        (r"(a|b)\1|c", (r"(a|b)\1|c",)),
        ("", ("",)),
    ],
)
def test_a_pattern_is_cut_at_its_outermost_bars(pattern, pieces):
    assert alternatives(pattern) == pieces


PIECES = st.sampled_from(["a", "bc", "[a|]", r"\|", "d?", "(?:a|b)", "(?:ab|c)", "(?=c)", "^", ""])
PATTERNS = st.recursive(
    st.lists(PIECES, max_size=3).map("".join),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map("|".join).map("(?:{})".format),
    max_leaves=6,
)


@given(PATTERNS, st.text("abcd|", max_size=6))
def test_the_pieces_are_found_where_the_whole_is(pattern, text):
    found = any(re.search(piece, text) for piece in alternatives(pattern))
    assert found is bool(re.search(pattern, text))
