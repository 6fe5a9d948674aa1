"""Opening hours, on days on which clocks are moved, too."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.facts import FACTS, Facts, OpeningHours, parse_fact

OFFICE = OpeningHours.parse("Mo-Fr 09:00-17:00, Sa 10:00-14:00")
NIGHT = OpeningHours.parse("Fr-Sa 22:00-04:00")


@pytest.mark.parametrize(
    ("hours", "local", "is_open"),
    [
        (OFFICE, "2026-09-07T09:00", True),
        (OFFICE, "2026-09-07T08:59", False),
        (OFFICE, "2026-09-07T17:00", False),
        (OFFICE, "2026-09-12T13:59", True),
        (OFFICE, "2026-09-13T12:00", False),
        (NIGHT, "2026-09-11T23:00", True),
        (NIGHT, "2026-09-13T03:59", True),
        (NIGHT, "2026-09-13T04:00", False),
        (NIGHT, "2026-09-10T23:00", False),
        (OpeningHours.parse("00:00-23:59"), "2026-09-13T12:00", True),
        (OpeningHours.parse("Sa-Mo 09:00-12:00"), "2026-09-13T10:00", True),
    ],
)
def test_somebody_is_there_within_the_hours(hours, local, is_open):
    assert hours.is_open(datetime.fromisoformat(local)) is is_open


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        ("2026-03-27T08:00+00:00", True),
        ("2026-03-30T07:00+00:00", True),  # an hour earlier by UTC, for it is summer now
        ("2026-10-23T07:00+00:00", True),
        ("2026-10-26T07:30+00:00", False),
    ],
)
def test_the_hours_are_the_pages_summer_and_winter(instant, is_open):
    facts = Facts(opening=OFFICE, page_zone="Europe/Amsterdam")
    assert facts.is_staffed(datetime.fromisoformat(instant)) is is_open


def test_without_hours_nobody_knows():
    assert Facts().is_staffed(datetime(2026, 9, 7, tzinfo=UTC)) is None


def test_the_persons_clock_is_known_with_their_zone_only():
    noon = datetime(2026, 9, 7, 12, tzinfo=UTC)
    assert Facts().local(noon) is None
    local = Facts(time_zone="Asia/Jakarta").local(noon)
    assert (local.hour, local.tzinfo) == (19, ZoneInfo("Asia/Jakarta"))


@pytest.mark.parametrize("text", ["", "Mo", "Mo-Fr", "9-17", "mo-fr 09:00-17:00", "Mo_Fr 09:00-1"])
def test_hours_that_do_not_fit_are_refused(text):
    with pytest.raises(ValueError, match="no opening hours"):
        OpeningHours.parse(text)


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.times().map(lambda t: t.replace(second=0, microsecond=0))),
        min_size=1,
        max_size=4,
    )
)
def test_hours_in_writing_read_back(days):
    hours = OpeningHours(tuple(sorted((day, at, at) for day, at in set(days))))
    assert OpeningHours.parse(str(hours)) == hours


def test_facts_are_written_as_json_and_read_back():
    facts = Facts(
        first_name="Zoë",
        opening=OFFICE,
        canaries=("a|b", "4711"),
        **parse_fact("expects", "size -> 42|43; price -> EUR"),
    )
    assert FACTS.validate_json(FACTS.dump_json(facts)) == facts


@pytest.mark.parametrize("name", ["hat-size", "", "first_nam"])
def test_a_fact_that_there_is_not_is_refused(name):
    with pytest.raises(ValueError, match="no fact"):
        parse_fact(name, "x")
