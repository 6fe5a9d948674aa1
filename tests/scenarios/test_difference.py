"""Two texts side by side."""

from hypothesis import given
from hypothesis import strategies as st

from scenarios.difference import difference, nearest_to


def test_what_differs_is_marked_under_the_actual_text():
    assert difference("We are open at 9.", "We are open at 8.") == (
        "  expected: We are open at 9.\n  actual:   We are open at 8.\n" + " " * 27 + "^"
    )


def test_what_is_missing_is_marked_where_it_would_be():
    assert difference("Hello Ana!", "Hello!").endswith("  actual:   Hello!\n                 ^")


def test_line_feeds_are_shown_and_long_texts_are_left_to_the_conversation():
    assert "one\u240atwo" in difference("one\ntwo", "one")
    assert difference("x" * 300, "y") == ""


def test_the_nearest_text_is_one_that_is_much_like_it():
    said = ("Hello!", "We are open at 8.")
    assert nearest_to("We are open at 9.", said) == "We are open at 8."
    assert nearest_to("Something else altogether", said) == ""
    assert nearest_to("x", ()) == ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one, other):
    told = difference(one, other)
    assert "expected: " in told
    assert ("^" in told.splitlines()[-1]) or one == other or "^" in other
