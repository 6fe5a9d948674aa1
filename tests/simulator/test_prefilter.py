"""With re2 and without, the same acts are found."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.lexicon import lexicons
from simulator.prefilter import FEW_TEXTS, prefilter, widened
from tests.requirements import require

ALL = {lexicon.language: lexicon for lexicon in lexicons()}
ENGLISH = ["hello", "thanks", "bye", "anything else", "sorry", "human", "9 am", ".", "!", "?"]
OTHERS = ["dank", "tot ziens", "halo", "terima kasih", "te\u015fekk\xfcrler", "bonjour", "grazie"]
WORDS = st.sampled_from([*ENGLISH, *OTHERS, "'", "\u0130", "\u0131", "\xe9", "\n"])


@pytest.mark.parametrize("language", ALL)
def test_patterns_are_understood_by_re2(language):
    require("re2")
    import re2

    for act, matcher in ALL[language].matchers.items():
        assert re2.compile(widened(matcher.saying)), act


@cache
def by_set(language):
    """Return what reads texts once there are many."""
    read = prefilter({act: (m.cue, m.saying) for act, m in ALL[language].matchers.items()})
    for _ in range(FEW_TEXTS):
        read("")
    return read


@given(st.sampled_from(sorted(ALL)), st.lists(WORDS, max_size=8).map(" ".join) | st.text())
def test_nothing_that_a_pattern_finds_is_filtered_out(language, text):
    require("re2")
    lexicon = ALL[language]
    tidied = lexicon.tidy(text)
    found = {act for act, matcher in lexicon.matchers.items() if matcher.says.search(tidied)}
    assert found <= set(by_set(language)(tidied))


@pytest.mark.parametrize(
    ("pattern", "wider"),
    [
        (r"\bhi\b", "hi"),
        (r"(?<!\w)hi(?!\w)", "hi"),
        (r"(?:a|b(?=c))+", "(?:a|b)+"),
        (r"[^\w]x", "[^a-z0-9_]x"),
        (r"(?=a(?:b)[)])?c", "c"),
    ],
)
def test_what_re2_does_not_know_is_left_out(pattern, wider):
    assert widened(pattern) == wider
    assert re.compile(pattern)
