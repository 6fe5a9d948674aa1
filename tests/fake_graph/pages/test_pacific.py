"""Errors tell the time of California, summer and winter."""

from datetime import UTC, datetime

import pytest

from fake_graph.pages.pacific import pacific


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2015, 11, 23, 22, 0, 3, tzinfo=UTC), "Monday, 23-Nov-15 14:00:03 PST"),
        (datetime(2026, 5, 22, 8, 39, 32, tzinfo=UTC), "Friday, 22-May-26 01:39:32 PDT"),
        (datetime(2026, 3, 8, 9, 59, 59, tzinfo=UTC), "Sunday, 08-Mar-26 01:59:59 PST"),
        (datetime(2026, 3, 8, 10, 0, 0, tzinfo=UTC), "Sunday, 08-Mar-26 03:00:00 PDT"),
        (datetime(2026, 11, 1, 8, 59, 59, tzinfo=UTC), "Sunday, 01-Nov-26 01:59:59 PDT"),
        (datetime(2026, 11, 1, 9, 0, 0, tzinfo=UTC), "Sunday, 01-Nov-26 01:00:00 PST"),
        (datetime(2027, 1, 1, 3, 0, 0, tzinfo=UTC), "Thursday, 31-Dec-26 19:00:00 PST"),
    ],
)
def test_an_instant_is_told_with_its_zone(at, told):
    assert pacific(at) == told
