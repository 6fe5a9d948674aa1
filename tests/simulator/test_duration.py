"""Waits in writing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.duration import parse_duration, render_duration, spell_duration


@given(st.timedeltas(timedelta(), timedelta(days=4000)))
def test_a_rendered_wait_reads_back_exactly(wait):
    assert parse_duration(render_duration(wait)) == wait


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("0s", timedelta()),
        ("90s", timedelta(seconds=90)),
        ("1m30s", timedelta(seconds=90)),
        ("2.5s", timedelta(seconds=2.5)),
        ("1d2h", timedelta(hours=26)),
        ("0.000001s", timedelta(microseconds=1)),
    ],
)
def test_a_wait_is_digits_and_units_from_large_to_small(text, wait):
    assert parse_duration(text) == wait


@pytest.mark.parametrize("text", ["", "5", "s", "1s2m", "-1s", "1.5h", "1 s", "soon", "1.0000001s"])
def test_what_is_no_wait_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"write e\.g\. '90s'"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        ("0s", "0 seconds"),
        ("1s", "1 second"),
        ("12s", "12 seconds"),
        ("0.4s", "0.4 seconds"),
        ("1m30s", "1 minute 30 seconds"),
        ("25h", "1 day 1 hour"),
        ("1d2h3m4s", "1 day 2 hours"),
    ],
)
def test_a_spelled_wait_names_its_two_largest_units(wait, words):
    assert spell_duration(parse_duration(wait)) == words
