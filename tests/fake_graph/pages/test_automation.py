"""Opening hours by the clock on the wall; keywords as words."""

from datetime import UTC, datetime

import pytest

from fake_graph.pages.automation import (
    Automation,
    Automations,
    KeywordReply,
    Opening,
    Question,
    minutes,
)

WEEKDAYS = tuple(Opening(day=day, opens="09:00", closes="17:00") for day in range(5))
LISBON = Automations(away_message="Away.", openings=WEEKDAYS, timezone="Europe/Lisbon")


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        # Lisbon's winter is UTC; its summer began on 29 March 2026 at 01:00 and ends on 25 October.
        ((2026, 3, 27, 9, 0), True),
        ((2026, 3, 27, 8, 59), False),
        ((2026, 3, 30, 8, 0), True),
        ((2026, 3, 30, 7, 59), False),
        ((2026, 3, 30, 15, 59), True),
        ((2026, 3, 30, 16, 0), False),
        ((2026, 10, 23, 8, 0), True),
        ((2026, 10, 26, 8, 0), False),
        ((2026, 10, 26, 9, 0), True),
        ((2026, 3, 28, 12, 0), False),  # a Saturday
    ],
)
def test_the_hours_are_those_of_the_pages_own_clock(at, is_open):
    instant = datetime(*at, tzinfo=UTC)
    assert LISBON.is_open_at(instant) is is_open
    assert LISBON.is_away_at(instant) is not is_open


@pytest.mark.parametrize(
    ("zone", "is_open"),
    [("Asia/Kolkata", True), ("Pacific/Auckland", False), ("America/Los_Angeles", False)],
)
def test_the_zone_decides(zone, is_open):
    page = Automations(openings=WEEKDAYS, timezone=zone)
    assert page.is_open_at(datetime(2026, 9, 1, 10, 0, tzinfo=UTC)) is is_open


@pytest.mark.parametrize(
    ("day", "minute", "is_open"),
    [
        (4, 18 * 60, True),
        (4, 17 * 60 + 59, False),
        (5, 119, True),
        (5, 120, False),
        (6, 60, False),
    ],
)
def test_hours_may_end_on_the_next_day(day, minute, is_open):
    assert Opening(day=4, opens="18:00", closes="02:00").holds(day, minute) is is_open


def test_sunday_night_ends_on_monday():
    opening = Opening(day=6, opens="22:00", closes="01:00")
    assert opening.holds(0, 30)
    assert not opening.holds(0, 60)


def test_without_hours_a_page_is_away_only_by_hand():
    now = datetime(2026, 9, 6, 3, tzinfo=UTC)
    assert not Automations(away_message="Away.").is_away_at(now)
    assert Automations(away_message="Away.", is_away=True).is_away_at(now)
    assert not Automations(is_away=True).is_away_at(now)


@pytest.mark.parametrize("text", ["25:00", "9", "", "nine", "09:60", "-1:00", "24:01"])
def test_a_time_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="no time of a day"):
        minutes(text)


def test_midnight_may_be_written_as_the_end_of_the_day():
    assert minutes("24:00") == 1440
    assert Opening(day=0, opens="00:00", closes="24:00").holds(0, 1439)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Where are you?", True),
        ("WHERE ARE YOU", True),
        ("somewhere are yours", False),
        ("Onde fica?", True),
        ("ondefica", False),
        ("öffnungszeiten?!", True),
        ("", False),
        ("👋", False),
    ],
)
def test_a_keyword_is_a_word_of_its_own_in_any_case(text, fits):
    words = ("where are you", "onde fica", "Öffnungszeiten")
    assert KeywordReply(words=words, text="Here.").fits(text) is fits


def test_the_first_fitting_keyword_speaks():
    page = Automations(
        contact=KeywordReply(words=("phone",), text="12345"),
        hours=KeywordReply(words=("open", "phone"), text="Nine to five."),
        keywords=(KeywordReply(words=("cake",), text="Yes, cake."),),
    )
    assert page.keyword_for("your phone?") == (Automation.CONTACT, "12345")
    assert page.keyword_for("when do you open") == (Automation.HOURS, "Nine to five.")
    assert page.keyword_for("Cake!") == (Automation.KEYWORD, "Yes, cake.")
    assert page.keyword_for("hello") is None


def test_a_question_is_answered_word_for_word():
    page = Automations(questions=(Question(question="Do you deliver?", answer="Yes."),))
    assert page.answer_to("Do you deliver?") == "Yes."
    assert page.answer_to("do you deliver") is None
