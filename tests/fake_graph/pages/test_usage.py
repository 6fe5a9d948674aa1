"""A meter counts what lies in its window, to the slice."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fake_graph.pages.usage import DAY, HOUR, Meter

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def test_calls_leave_with_their_slice():
    meter = Meter.over(HOUR)
    meter.add(NOON, 3)
    meter.add(NOON + timedelta(minutes=30), 2)
    meter.roll(NOON + timedelta(minutes=59))
    assert meter.total == 5
    meter.roll(NOON + HOUR)
    assert meter.total == 2
    meter.roll(NOON + DAY)
    assert meter.total == 0


def test_access_comes_back_once_enough_has_left():
    meter = Meter.over(DAY)
    meter.add(NOON, 6)
    meter.add(NOON + timedelta(hours=3), 5)
    assert meter.minutes_to_regain(11) == 0
    assert meter.minutes_to_regain(10) == 21 * 60
    assert meter.minutes_to_regain(4) == 24 * 60


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 5)), max_size=30))
def test_the_total_is_that_of_the_last_24_slices(steps):
    meter, at, counted = Meter.over(HOUR), NOON, []
    for seconds, calls in steps:
        at += timedelta(seconds=seconds)
        meter.add(at, calls)
        counted.append((int(at.timestamp()) // 150, calls))
        latest = counted[-1][0]
        assert meter.total == sum(calls for number, calls in counted if number > latest - 24)
        assert meter.total == sum(meter.counts)
