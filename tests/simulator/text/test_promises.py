"""By when texts promise something."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.promises import promised, time_words

ENGLISH = {
    "minute": r"minutes?|mins?",
    "hour": r"hours?|hrs?|h",
    "day": "days?",
    "working_day": r"(?:business|working)[- ]days?",
    "week": "weeks?",
    "today": "today",
    "tomorrow": "tomorrow",
    "tonight": "tonight|this evening",
    "weekdays": [
        "mondays?",
        "tuesdays?",
        "wednesdays?",
        "thursdays?",
        "fridays?",
        "saturdays?",
        "sundays?",
    ],
    "within": "within|in|under",
    "by": "by|before|until|at|from",
    "soon": "soon|shortly",
    "one": {"a": 1, "an": 1, "half an": 0.5, "one": 1, "two": 2, "three": 3, "twenty-four": 24},
}
DUTCH = {
    "minute": "minuten|minuut",
    "hour": "uur|uren",
    "day": "dagen|dag",
    "working_day": "werkdagen|werkdag",
    "week": "weken|week",
    "tomorrow": "morgen",
    "weekdays": ["maandag"],
    "within": "binnen|in",
    "by": "om|voor|tot|uiterlijk",
    "one": {"een": 1, "twee": 2},
}
INDONESIAN = {"hour": "jam", "day": "hari", "within": "dalam", "by": "pukul|jam", "one": {"dua": 2}}
WORDS = [time_words(table) for table in (ENGLISH, DUTCH, INDONESIAN, {})]
THURSDAY = datetime(2024, 5, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def moment(day, hour, minute=0, second=0):
    return THURSDAY.replace(day=day, hour=hour, minute=minute, second=second)


def end(day):
    return moment(day, 23, 59, 59)


def deadlines(text, table=ENGLISH, at=THURSDAY):
    return [promise.deadline for promise in promised(text, at, time_words(table))]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("We reply within 2 hours.", moment(2, 12)),
        ("We reply in 15 minutes.", moment(2, 10, 15)),
        ("We reply within an hour", moment(2, 11)),
        ("We'll be back in half an hour", moment(2, 10, 30)),
        ("Within 1.5 hours", moment(2, 11, 30)),
        ("In 1 hour and 30 minutes", moment(2, 11, 30)),
        ("Within twenty-four hours!", moment(3, 10)),
        ("It takes 24 to 48 hours.", moment(4, 10)),
        ("within 24h", moment(3, 10)),
        ("It takes 2-3 days.", end(5)),
        ("It takes 2\u20133 business days.", end(7)),
        ("within one working day", end(3)),
        ("in two weeks", end(16)),
        ("We call you TOMORROW", end(3)),
        ("today", end(2)),
        ("on Monday", end(6)),
        ("next Thursday", end(9)),
        ("by 17:00", moment(2, 17)),
        ("by 5 pm", moment(2, 17)),
        ("before 5:30 p.m.", moment(2, 17, 30)),
        ("by 5.", moment(2, 17)),
        ("by 9", moment(3, 9)),
        ("until 9:30", moment(3, 9, 30)),
        ("tomorrow at 9", moment(3, 9)),
        ("tomorrow before 12:00", moment(3, 12)),
        ("by 12:00 on Monday", moment(6, 12)),
        ("tonight at 8", moment(2, 20)),
        ("on Friday by 3pm", moment(3, 15)),
    ],
)
def test_a_promised_time_has_a_deadline(text, deadline):
    assert deadlines(text)[-1] == deadline


@pytest.mark.parametrize(
    "text",
    [
        "We reply soon.",
        "Your order 15 is here",
        "We are open Monday to Friday",
        "We are open from 9 am to 6 pm.",
        "Opening hours: 9:00-17:00",
        "We are open Monday from 9 to 17 and Tuesday 10:00 - 16:00.",
        "open Monday-Friday",
        "It costs 12.50 by card",
        "20% off",
        "by 5 May",
        "",
    ],
)
def test_what_names_no_time_promises_none(text):
    assert deadlines(text) == []


@pytest.mark.parametrize(
    ("table", "text", "deadline"),
    [
        (DUTCH, "Binnen 2 uur", moment(2, 12)),
        (DUTCH, "Uiterlijk om 17 uur", moment(2, 17)),
        (DUTCH, "Voor 17.00 uur", moment(2, 17)),
        (DUTCH, "Morgen om 9 uur", moment(3, 9)),
        (DUTCH, "Binnen twee werkdagen", end(6)),
        ({**DUTCH, "by": "om|binnen"}, "Binnen 2 uur", moment(2, 12)),
        ({**INDONESIAN, "tomorrow": "besok"}, "besok jam 9 pagi", moment(3, 9)),
        (INDONESIAN, "Dalam 2 jam", moment(2, 12)),
        (INDONESIAN, "Sebelum pukul 17.00", moment(2, 17)),
        (INDONESIAN, "dua hari", end(4)),
    ],
)
def test_an_hour_of_the_clock_is_no_duration(table, text, deadline):
    assert deadlines(text, table) == [deadline]


def test_hours_are_real_when_clocks_are_put_forward():
    before = datetime(2024, 3, 31, 1, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    (deadline,) = deadlines("within 2 hours", at=before)
    assert deadline.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=2)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Europe/Istanbul", "Europe/Amsterdam"])
def test_a_clock_time_is_that_of_the_zone(zone):
    at = datetime(2024, 10, 26, 22, 30, tzinfo=ZoneInfo(zone))
    (deadline,) = deadlines("tomorrow at 9:00", at=at)
    assert (deadline.day, deadline.hour) == (27, 9)
    assert deadline.utcoffset() == datetime(2024, 10, 27, 9, tzinfo=ZoneInfo(zone)).utcoffset()


def test_the_words_of_a_promise_are_quoted():
    assert [p.span for p in promised("We reply in 2-3 days", THURSDAY, time_words(ENGLISH))] == [
        "2-3 days"
    ]


def test_an_empty_table_promises_nothing():
    assert deadlines("within 2 hours, tomorrow at 5", {}) == []


@given(st.text() | st.text(alphabet="0123456789 :.,-hapmsdyinby\u0664"))
def test_any_text_is_read_without_error(text):
    for words in WORDS:
        for promise in promised(text, THURSDAY, words):
            assert promise.deadline.tzinfo is THURSDAY.tzinfo
