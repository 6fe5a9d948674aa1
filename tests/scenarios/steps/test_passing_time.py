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
