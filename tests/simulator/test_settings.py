"""What a run is asked to do."""

from datetime import UTC, datetime

import pytest

from simulator.errors import BadInput
from simulator.settings import Settings, parse_as_of, parse_env


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-05-01", datetime(2026, 5, 1, 9, tzinfo=UTC)),
        ("20260501", datetime(2026, 5, 1, 9, tzinfo=UTC)),
        ("2026-05-01T18:30", datetime(2026, 5, 1, 18, 30, tzinfo=UTC)),
        ("2026-05-01 18:30:15", datetime(2026, 5, 1, 18, 30, 15, tzinfo=UTC)),
        ("2026-05-01T18:30+02:00", datetime(2026, 5, 1, 16, 30, tzinfo=UTC)),
        ("2026-05-01T00:00", datetime(2026, 5, 1, tzinfo=UTC)),
    ],
)
def test_a_date_is_at_the_default_hour_and_an_instant_is_in_utc(text, when):
    assert parse_as_of(text) == when


@pytest.mark.parametrize("text", ["someday", "2026-13-01", "2026-02-30", "", "1 May 2026"])
def test_what_is_no_date_is_refused_with_examples(text):
    with pytest.raises(BadInput, match=r"no date .*; write e.g. 2026-05-01 or 2026-05-01T18:30"):
        parse_as_of(text)


def test_variables_may_hold_equals_signs_and_nothing():
    assert parse_env(["A=1", "B=x=y", "C="]) == {"A": "1", "B": "x=y", "C": ""}


@pytest.mark.parametrize("pair", ["A", "=1", ""])
def test_what_is_no_variable_is_refused(pair):
    with pytest.raises(BadInput, match="write NAME=value"):
        parse_env([pair])


def test_the_default_start_is_a_monday_morning_that_never_changes():
    settings = Settings(bot="wsgi:shop:app")
    assert settings.as_of == datetime(2026, 9, 7, 9, tzinfo=UTC)
    assert settings.as_of.strftime("%A") == "Monday"


def test_the_usual_names_of_tokens_and_secrets_are_given_to_the_bot():
    settings = Settings(bot="wsgi:shop:app", page_token="EAAmine", env={"FB_PAGE_ID": "7"})
    given = settings.environment()
    assert given["PAGE_ACCESS_TOKEN"] == given["ACCESS_TOKEN"] == "EAAmine"
    assert given["VERIFY_TOKEN"] == settings.token_to_verify
    assert given["APP_SECRET"] == settings.secret
    assert given["PAGE_ID"] == settings.page_id
    assert given["FB_PAGE_ID"] == "7"
    assert given["APP_ID"] == settings.app_id


def test_made_secrets_derive_from_the_seed():
    one, same, other = (Settings(bot="wsgi:shop:app", seed=seed) for seed in (1, 1, 2))
    assert one.environment() == same.environment()
    assert one.secret != other.secret
    assert one.environment()["PAGE_TOKEN"].startswith("EAA")
