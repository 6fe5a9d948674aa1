"""Days and times of day are read in English text."""

from datetime import datetime, timedelta, timezone

import pytest

from fake_graph.people.moment import moment_in

CALIFORNIA = timezone(timedelta(hours=-7))
NOW = datetime(2017, 8, 1, 11, 30, tzinfo=CALIFORNIA)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "value", "grain"),
    [
        ("see you tomorrow at 4pm", "08-02T16:00", "hour"),
        ("Tomorrow, 4:30 p.m.", "08-02T16:30", "minute"),
        ("16:30 today?", "08-01T16:30", "minute"),
        ("the day after tomorrow", "08-03T00:00", "day"),
        ("yesterday", "07-31T00:00", "day"),
        ("on friday", "08-04T00:00", "day"),
        ("tuesday", "08-08T00:00", "day"),
        ("next monday at noon", "08-07T12:00", "hour"),
        ("12am tomorrow", "08-02T00:00", "hour"),
        ("12pm tomorrow", "08-02T12:00", "hour"),
        ("at 4pm", "08-01T16:00", "hour"),
        ("at 9am", "08-02T09:00", "hour"),
        ("at 9", "08-01T21:00", "hour"),
        ("at 14", "08-01T14:00", "hour"),
        ("at 3", "08-01T15:00", "hour"),
        ("midnight", "08-02T00:00", "hour"),
        ("in 2 hours", "08-01T13:30", "minute"),
        ("in a week", "08-08T11:30", "day"),
    ],
)
def test_it_is_read(text, value, grain):
    moment = moment_in(text, NOW)
    assert (moment.value, moment.grain) == (f"2017-{value}:00.000-07:00", grain)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4 apples",
        "at 99",
        "25:00",
        "12:75",
        "13pm",
        "mondays",
        "\uff11\uff12:\uff10\uff10",
        "in 0x hours",
    ],
)
def test_what_is_no_moment_is_none(text):
    assert moment_in(text, NOW) is None


def test_its_words_are_known():
    text = "é see you tomorrow at 4pm!"
    moment = moment_in(text, NOW)
    assert text[moment.start : moment.end] == "tomorrow at 4pm"
