"""Moments of a customer's own zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from simulator.text.moments import at_clock, end_of, in_real_time, working_days_on

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local(*moment):
    return datetime(*moment, tzinfo=AMSTERDAM)


def test_hours_pass_in_real_time_when_clocks_are_put_forward():
    assert in_real_time(local(2024, 3, 31, 1), timedelta(hours=2)) == local(2024, 3, 31, 4)


def test_a_time_that_clocks_do_not_show_is_the_one_after_the_gap():
    shown = at_clock(local(2024, 3, 30, 12), 1, time(2, 30))
    assert (shown.hour, shown.minute) in {(1, 30), (3, 30)}


def test_a_time_that_clocks_show_twice_is_the_later_one():
    assert at_clock(local(2024, 10, 26, 12), 1, time(2, 30)).utcoffset() == timedelta(hours=1)


def test_a_day_ends_at_its_midnight():
    assert end_of(local(2024, 3, 30, 12), 1) == local(2024, 3, 31, 23, 59, 59)


@pytest.mark.parametrize(("number", "days"), [(0, 0), (1, 3), (2, 4), (5, 7), (6, 10)])
def test_working_days_leave_weekends_out(number, days):
    friday = local(2024, 5, 3, 10)
    assert working_days_on(friday, number) == days
