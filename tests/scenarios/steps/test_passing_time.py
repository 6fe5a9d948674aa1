"""Time passes."""

from datetime import UTC, datetime, time, timedelta

import pytest

from scenarios.steps import page, passing_time
from simulator.errors import BadInput


def test_time_passes_and_dates_come(staged):
    with staged() as stage:
        passing_time.time_passes(stage, timedelta(hours=25))
        assert stage.world.clock.now() == datetime(2026, 9, 8, 10, tzinfo=UTC)
        passing_time.it_is(stage, datetime(2026, 12, 24, 18, tzinfo=UTC))
        assert datetime.now(UTC) == datetime(2026, 12, 24, 18, tzinfo=UTC)


def test_time_does_not_go_back(staged):
    with staged() as stage, pytest.raises(BadInput, match="begin the run earlier with --as-of"):
        passing_time.it_is(stage, datetime(2020, 1, 1, tzinfo=UTC))


def test_the_page_closes_today_and_opens_tomorrow(staged):
    with staged() as stage:
        page.page_is_open(stage, time(8), time(17, 30))
        passing_time.page_closes(stage)
        assert stage.world.clock.now() == datetime(2026, 9, 7, 17, 30, tzinfo=UTC)
        passing_time.page_opens(stage)
        assert stage.world.clock.now() == datetime(2026, 9, 8, 8, tzinfo=UTC)


def test_a_page_without_opening_hours_does_not_close(staged):
    with staged() as stage, pytest.raises(BadInput, match="write: Given the page is open from"):
        passing_time.page_closes(stage)


def test_opening_hours_are_by_the_pages_clocks_which_may_change(told):
    with told(start=datetime(2026, 10, 24, 12, tzinfo=UTC)) as tell:
        tell.given('the page is open on "Mo-Su 09:00-17:00"')
        tell.given('the page is in the time zone "Europe/Amsterdam"')
        tell.when("the page closes")
        assert tell.world.clock.now() == datetime(2026, 10, 24, 15, tzinfo=UTC)
        tell.when("the page opens")
        assert tell.world.clock.now() == datetime(2026, 10, 25, 8, tzinfo=UTC)
        tell.when("it becomes 18:30")
        assert tell.world.clock.now() == datetime(2026, 10, 25, 17, 30, tzinfo=UTC)


def test_hours_that_are_none_are_told_with_what_would_be(told):
    with told() as tell, pytest.raises(BadInput, match=r"write e\.g\. Mo-Fr 09:00-17:00"):
        tell.given('the page is open on "weekdays"')


def test_the_window_closes_a_day_after_the_customers_last_word(told):
    with told() as tell:
        with pytest.raises(BadInput, match="has not opened"):
            tell.when("the messaging window closes")
        tell.when('the customer says "Hi!"')
        began = tell.world.clock.now()
        tell.when("2 hours pass")
        tell.when("the messaging window closes")
        assert tell.world.clock.now() - began == timedelta(hours=24, seconds=1)


@pytest.mark.parametrize(
    ("field", "deed"),
    [
        ("message_reactions", 'the customer reacts with "😍"'),
        ("messaging_optins", 'the customer arrives by Send to Messenger with the ref "cart"'),
        ("messaging_referrals", 'the customer arrives by a link with the ref "summer"'),
    ],
)
def test_whatever_opens_the_window_counts_for_when_it_closes(told, field, deed):
    with told() as tell:
        tell.given(f'the bot gets webhooks of "{field}"')
        tell.when('the customer says "Hi!"')
        tell.when("2 hours pass")
        began = tell.world.clock.now()
        tell.when(deed)
        tell.when("the messaging window closes")
        assert tell.world.clock.now() - began == timedelta(hours=24, seconds=1)


def test_a_window_that_has_closed_moves_no_time(told):
    with told() as tell:
        tell.when('the customer says "Hi!"')
        tell.when("3 days pass")
        now = tell.world.clock.now()
        tell.when("the messaging window closes")
        assert tell.world.clock.now() == now


@pytest.mark.parametrize(
    "sentence",
    [
        "it becomes 18:00",
        "it is 2026-09-07 18:00",
        "the page closes",
        "the messaging window closes",
        "9 hours pass",
    ],
)
def test_the_staff_act_however_time_is_moved(told, sentence):
    with told() as tell:
        tell.given('a customer named "Ana"')
        tell.given("the page is open from 9:00 to 17:00")
        tell.given('the page\'s staff act like an "agent-accepts" agent')
        tell.when('Ana says "Can I talk to a human please?"')
        tell.when(sentence)
        assert "staff" in [message.author for message in tell.stage.current.messages()]
