"""The messaging window opens with what a customer does and closes with time."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.policy import WindowRule
from fake_graph.window import OPENING_DEEDS, STANDARD, Deed, Window

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize("deed", sorted(OPENING_DEEDS))
def test_messages_taps_and_postbacks_open_it(deed):
    assert Window().after(deed, NOON).is_open(WindowRule.DAY, NOON)


@pytest.mark.parametrize("deed", sorted(set(Deed) - OPENING_DEEDS))
def test_reading_blocking_and_looking_do_not(deed):
    assert not Window().after(deed, NOON).is_open(WindowRule.DAY, NOON)


def test_it_is_open_for_exactly_24_hours():
    window = Window(NOON)
    assert window.is_open(WindowRule.DAY, NOON + STANDARD)
    assert not window.is_open(WindowRule.DAY, NOON + STANDARD + INSTANT)


def test_24_plus_1_allows_one_message_more():
    late = NOON + STANDARD + INSTANT
    window = Window(NOON)
    assert window.after_message(WindowRule.DAY_PLUS_ONE, NOON) == window
    assert window.is_open(WindowRule.DAY_PLUS_ONE, late)
    assert not window.after_message(WindowRule.DAY_PLUS_ONE, late).is_open(
        WindowRule.DAY_PLUS_ONE, late
    )


def test_a_new_action_gives_the_extra_message_back():
    spent = Window(NOON, extra_used=True)
    again = spent.after(Deed.MESSAGE, NOON + timedelta(days=9))
    assert again.is_open(WindowRule.DAY_PLUS_ONE, NOON + timedelta(days=20))


def test_without_a_rule_it_never_closes_but_must_have_opened():
    assert Window(NOON).is_open(WindowRule.NONE, NOON + timedelta(days=999))
    assert not Window().is_open(WindowRule.NONE, NOON)


def test_a_reaction_opens_it_and_is_no_message():
    later = NOON + timedelta(days=5)
    window = Window().after(Deed.MESSAGE, NOON).after(Deed.REACT, later)
    assert window.is_open(WindowRule.DAY, later + STANDARD)
    assert window.has_spoken(NOON + timedelta(days=7), timedelta(days=7))
    assert not window.has_spoken(NOON + timedelta(days=7) + INSTANT, timedelta(days=7))
    assert window.has_spoken(later, None)
    assert not Window().after(Deed.REACT, NOON).has_spoken(NOON, STANDARD)


def test_the_extra_message_does_not_unsay_what_was_said():
    late = NOON + STANDARD + INSTANT
    window = Window().after(Deed.MESSAGE, NOON).after_message(WindowRule.DAY_PLUS_ONE, late)
    assert (window.extra_used, window.spoken) == (True, NOON)
