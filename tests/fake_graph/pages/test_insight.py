"""Days of insights begin at midnight in California."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.pages.insight import Period, Span, midnight_after, spans


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "midnight"),
    [
        (at(2026, 9, 1, 10), at(2026, 9, 2, 7)),
        (at(2026, 9, 1, 6, 59), at(2026, 9, 1, 7)),
        (at(2026, 9, 1, 7), at(2026, 9, 2, 7)),
        (at(2026, 12, 1, 10), at(2026, 12, 2, 8)),
        (at(2026, 3, 8, 8), at(2026, 3, 9, 7)),  # summer begins: a day of 23 hours
    ],
)
def test_the_next_midnight(instant, midnight):
    assert midnight_after(instant) == midnight


def test_two_days_have_two_values():
    found = list(spans(Period.DAY, at(2026, 9, 1, 7), at(2026, 9, 3, 7)))
    assert found == [
        Span(at(2026, 9, 1, 7), at(2026, 9, 2, 7)),
        Span(at(2026, 9, 2, 7), at(2026, 9, 3, 7)),
    ]


@pytest.mark.parametrize(
    ("period", "days"), [(Period.WEEK, 7), (Period.DAYS_28, 28), (Period.MONTH, 30)]
)
def test_longer_periods_reach_further_back(period, days):
    (found,) = spans(period, at(2026, 9, 1, 7), at(2026, 9, 2, 7))
    assert found == Span(at(2026, 9, 2, 7) - timedelta(days=days), at(2026, 9, 2, 7))


def test_the_whole_range_has_one_value():
    since, until = at(2026, 9, 1), at(2026, 9, 20)
    assert list(spans(Period.TOTAL, since, until)) == [Span(since, until)]


def test_a_span_ends_before_its_end():
    span = Span(at(2026, 9, 1), at(2026, 9, 2))
    assert span.holds(at(2026, 9, 1))
    assert not span.holds(at(2026, 9, 2))
