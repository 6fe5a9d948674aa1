"""When a page's clocks show an hour, and when its people come and go."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.calendar import next_at, next_change
from simulator.facts import OpeningHours

ZONES = ("UTC", "Europe/Amsterdam", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None)
@given(MOMENTS, st.times(), st.sampled_from(ZONES))
def test_the_next_time_of_an_hour_is_within_two_days_and_not_past(now, hour, zone):
    when = next_at(now, hour, zone)
    assert timedelta() <= when - now <= timedelta(days=2)


@pytest.mark.parametrize(
    ("now", "hour", "when"),
    [
        (
            datetime(2026, 3, 28, 12, tzinfo=UTC),
            time(2, 30),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        ),
        (
            datetime(2026, 10, 24, 20, tzinfo=UTC),
            time(2, 30),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),
        (datetime(2026, 7, 1, 7, tzinfo=UTC), time(9), datetime(2026, 7, 1, 7, tzinfo=UTC)),
    ],
)
def test_clocks_that_change_are_minded(now, hour, when):
    assert next_at(now, hour, "Europe/Amsterdam") == when


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(ZONES), st.booleans())
def test_a_page_is_open_when_it_opens_and_closed_when_it_closes(now, zone, is_open):
    hours = OpeningHours.parse("Mo-Fr 09:00-17:30, Sa 22:00-02:00")
    when = next_change(now, hours, zone, is_open=is_open)
    assert when is not None
    assert when >= now
    assert hours.is_open(when.astimezone(ZoneInfo(zone))) is is_open


def test_a_page_that_is_always_open_never_closes():
    hours = OpeningHours.parse("Mo-Su 00:00-00:00")
    now = datetime(2026, 9, 7, 9, tzinfo=UTC)
    assert next_change(now, hours, "", is_open=False) is None
