"""What every match of a pattern holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.patterns.atoms import AtomReader, plain


def clauses(pattern, **known):
    return [set(clause) for clause in AtomReader(**known).clauses_of(pattern)]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("hello", {"helo"}),
        (r"\bhello\b", {" helo "}),
        (r"(?<!\w)hello(?!\w)", {" helo "}),
        ("^hello$", {" helo "}),
        (r"\bhe+l+o\b", {" helo "}),
        (r"colou?r\b", {"color ", "colour "}),
        ("(?:cat|dog)s?x", {"catx", "dogx", "catsx", "dogsx"}),
        (r"\d{3}-\d+", {" 0"}),
        (r"\bthank you\b", {" thank you "}),
        (r"\bthank[ ,]+you\b", {" thank you "}),
        (r"hello(?=[.!]|$)", {"helo "}),
        ("[ab]c", {"ac", "bc"}),
        ("[^a]bc", {"bc"}),
        (r"a[^\w]b", {" b"}),
        ("(?:x.*)?abc", {"abc"}),
        ("(?=never)abc", {"abc"}),
        ("(?!never)abc", {"abc"}),
        ("\U0001f644", {"\U0001f644"}),
    ],
)
def test_the_most_telling_pieces_come_first(pattern, first):
    found = clauses(pattern)
    assert found[0] == first


@pytest.mark.parametrize(
    "pattern", ["", ".", "a?", "a*", "(?:abc)?", r"\W*", "[^a]", "abc|", "(?i:abc)"]
)
def test_of_what_may_be_anything_nothing_is_known(pattern):
    assert clauses(pattern) == []


def test_common_words_tell_less_than_others():
    assert clauses(r"\bthe\b.*\bkey\b", common={"the": 0.05})[0] == {" key "}
    assert clauses(r"\bthe\b.*\bkey\b", common={"key": 0.05})[0] == {" the "}


def test_a_name_stands_for_its_pattern():
    assert clauses(r"\b<pet>s\b", words={"pet": "(?:cat|dog)"}) == [{" cats ", " dogs "}]


def test_choices_that_are_too_many_are_not_told_apart():
    many = "|".join(f"a{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    assert clauses(f"(?:{many})(?:{many})(?:{many})key")


TEXTS = st.text("abAB 0-9,.!\u0130\u00e9_", max_size=30)
LETTERS = [
    "a",
    "b",
    " ",
    "ab",
    "0",
    ",",
    r"\d+",
    r"\w",
    r"\W",
    "[ab]",
    "[^a]",
    "a+",
    "b?",
    "(?:a)*",
]
GROUPS = ["(?:a|bb)", "(?:ab?|0){1,2}", "(?=a)", r"(?!\w)", r"(?<!\w)", "^", "$", r"\b"]
PATTERNS = st.lists(st.sampled_from([*LETTERS, *GROUPS]), min_size=1, max_size=6).map("".join)


@given(PATTERNS, TEXTS)
def test_every_text_in_which_a_pattern_is_found_holds_its_atoms(pattern, text):
    if not re.search(pattern, text):
        return
    words = [plain(word) for word in re.findall(r"\w+", text)]
    held = " ".join(["", *words, ""]) + " ".join(re.findall(r"[^\w\s]", text))
    for clause in AtomReader().clauses_of(pattern):
        assert any(atom in held for atom in clause), clause
