"""Who is in a crowd, and when they come."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.errors import BadInput, UnknownPersona
from simulator.people.home import zone_of
from simulator.people.population import LOCALES, Mix, Population, Rhythm, read_mix

START = datetime(2026, 9, 7, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


def members(customers=600, span=WEEK, seed=3, **mix):
    population = Population(customers, span, seed, Mix(**mix))
    return [population.member(number, START) for number in range(1, customers + 1)]


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(1, 100))
def test_who_somebody_is_depends_on_the_seed_and_their_number_alone(number, seed, cell):
    few = Population(number, WEEK, seed, cell=cell)
    many = Population(number * 2, WEEK, seed)
    assert few.member(number, START) == many.member(number, START)
    assert timedelta() <= few.member(number, START).arrives <= WEEK


def test_of_each_hundred_every_kind_has_its_share():
    for hundred in range(6):
        kinds = Counter(
            m.persona for m in members(shares={"angry": 10, "chatty": 5})[hundred * 100 :][:100]
        )
        assert (kinds["angry"], kinds["chatty"]) == (10, 5)
    assert len(kinds) > 20


def test_a_hundred_percent_leaves_nobody_else():
    assert {m.persona for m in members(100, shares={"angry": 100})} == {"angry"}


def test_all_locales_are_equally_many():
    assert set(Counter(m.locale for m in members()).values()) == {100}


def test_on_a_working_week_people_write_by_day_where_they_live_and_less_at_weekends():
    local = [(START + m.arrives).astimezone(ZoneInfo(zone_of(m.locale))) for m in members(2000)]
    night = sum(2 <= when.hour < 6 for when in local) / len(local)
    noon = sum(10 <= when.hour < 14 for when in local) / len(local)
    saturdays = sum(when.weekday() == 5 for when in local)
    tuesdays = sum(when.weekday() == 1 for when in local)
    assert night < 0.04 < 0.15 < noon
    assert saturdays < 0.8 * tuesdays


def test_an_even_crowd_comes_at_any_time():
    local = [(START + m.arrives).hour for m in members(2000, rhythm=Rhythm.EVEN)]
    assert 0.1 < sum(2 <= hour < 6 for hour in local) / len(local) < 0.25


def test_some_threads_are_watched_by_staff():
    watched = Counter(m.staff for m in members(100, staff={"agent-accepts": 60, "agent-late": 10}))
    assert watched == {"agent-accepts": 60, "agent-late": 10, "": 30}


def test_a_crowd_is_cut_into_cells_by_number():
    population = Population(120, WEEK, 3)
    assert [(cell[0], cell[-1]) for cell in population.cells()] == [(1, 50), (51, 100), (101, 120)]
    assert [population.cell_of(number) for number in (1, 50, 51, 120)] == [1, 1, 2, 3]
    with pytest.raises(BadInput, match="no customer 121; they are numbered from 1 to 120"):
        population.cell_of(121)


@pytest.mark.parametrize(
    ("mix", "told"),
    [
        ({"shares": {"angry": 60, "chatty": 50}}, "come to 110 %, which is more than 100"),
        ({"shares": {"angry": -1}}, "the share of 'angry' is a percentage, not -1"),
        ({"shares": {"agent-late": 10}}, "'agent-late' does not stand on the side of the customer"),
        ({"staff": {"angry": 10}}, "'angry' does not stand on the side of the staff"),
        ({"locales": ()}, "from one locale at least"),
    ],
)
def test_a_mix_that_cannot_be_is_refused(mix, told):
    with pytest.raises(BadInput, match=told):
        Mix(**mix)


def test_a_persona_that_nobody_wrote_is_refused():
    with pytest.raises(UnknownPersona):
        Mix(shares={"grumpy": 10})


def test_a_mix_is_read_from_a_file(tmp_path):
    file = tmp_path / "mix.toml"
    file.write_text(
        'locales = ["id_ID"]\nrhythm = "even"\n[personas]\nangry = 10\n[staff]\nagent-late = 5\n'
    )
    mix = read_mix(file)
    assert mix == Mix({"angry": 10}, ("id_ID",), Rhythm.EVEN, {"agent-late": 5})
    file.write_text("")
    assert read_mix(file).locales == LOCALES


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[personae]\n", "no key 'personae' (did you mean 'personas'?)"),
        ('[personas]\nangry = "10"\n', "whole percentages"),
        ('locales = "id_ID"\n', "locales are a list"),
        ('rhythm = "wild"\n', "no rhythm 'wild'; write one of 'even', 'working week'"),
        ("[personas\n", "mix.toml"),
    ],
)
def test_a_file_that_is_no_mix_is_refused_with_its_name(tmp_path, text, told):
    file = tmp_path / "mix.toml"
    file.write_text(text)
    with pytest.raises(BadInput) as refused:
        read_mix(file)
    assert told in str(refused.value)
    assert "mix.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadInput, match="cannot read"):
        read_mix(tmp_path / "mix.toml")
