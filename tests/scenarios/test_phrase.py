"""How sentences are read."""

from datetime import UTC, datetime, time, timedelta

import pytest

from scenarios.phrase import all_phrases, phrase
from simulator.errors import BadInput


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("25 hours", timedelta(hours=25)),
        ("1 second", timedelta(seconds=1)),
        ("1.5 minutes", timedelta(seconds=90)),
        ("2 weeks", timedelta(weeks=2)),
        ("1 hour and 30 minutes", timedelta(minutes=90)),
        ("1 day, 2 hours and 3 seconds", timedelta(days=1, hours=2, seconds=3)),
        ("1 day, 2 hours, and 3 seconds", timedelta(days=1, hours=2, seconds=3)),
        ("0.1 seconds", timedelta(microseconds=100_000)),
    ],
)
def test_waits_are_read_exactly(text, wait):
    assert phrase("stays-silent").parse_arguments(f"the bot stays silent for {text}") == {
        "wait": wait
    }


@pytest.mark.parametrize("text", ["25 hour s", "hours", "-1 hours", "1 fortnight", "1 hour 30"])
def test_what_is_no_wait_is_no_step(text):
    assert not phrase("stays-silent").is_matching(f"the bot stays silent for {text}")


@pytest.mark.parametrize(
    "sentence", ["25 hours pass", "1 hour passes", "1 hour and 5 minutes pass"]
)
def test_time_passes_in_singular_and_plural(sentence):
    assert phrase("time-passes").is_matching(sentence)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("the customer", None),
        *(
            (n, n)
            for n in ("Ana", "Ana Maria", "İpek", "Ольга", "Ana-Luísa", "D'Arcy", "O\u2019Neil")
        ),
    ],
)
def test_people_are_called_by_name_in_any_script(name, who):
    found = phrase("says").parse_arguments(f'{name} says "Hi!"')
    assert found == {"who": who, "text": "Hi!"}


@pytest.mark.parametrize("name", ["ana", "the Customer", "nobody", "The customer"])
def test_who_is_no_name_is_nobody(name):
    found = phrase("says").parse_arguments(f'{name} says "Hi!"')
    assert found is None or found["who"] == name == "The customer"


@pytest.mark.parametrize("text", ['a "quoted" word', "100% {sure}", "\\n", "👋🏽 مرحبا", "  "])
def test_texts_may_hold_anything(text):
    found = phrase("says").parse_arguments(f'Ana says "{text}"')
    assert found == {"who": "Ana", "text": text}


def test_quick_replies_are_listed_as_people_write_lists():
    for listed in ('"A", "B" and "C"', '"A", "B", and "C"', '"A" and "B" and "C"'):
        found = phrase("offers").parse_arguments(f"the bot offers the quick replies {listed}")
        assert found == {"titles": ("A", "B", "C")}


def test_hours_and_dates_are_read_in_utc():
    found = phrase("page-is-open").parse_arguments("the page is open from 9:00 to 17:30")
    assert found == {"opens": time(9), "closes": time(17, 30)}
    found = phrase("it-is").parse_arguments("it is 2026-05-01 18:30")
    assert found == {"when": datetime(2026, 5, 1, 18, 30, tzinfo=UTC)}


def test_a_date_that_does_not_exist_fits_the_sentence_and_is_refused_when_it_is_read():
    assert phrase("it-is").is_matching("it is 2026-02-30")
    with pytest.raises(BadInput, match="no date '2026-02-30'"):
        phrase("it-is").parse_arguments("it is 2026-02-30")


def test_a_phrase_that_nobody_wrote_is_an_error_of_ours():
    with pytest.raises(KeyError):
        phrase("flies-away")


def test_no_sentence_is_that_of_two_phrases():
    texts = [sentence.text for found in all_phrases().values() for sentence in found]
    assert len(texts) == len(set(texts))


RELIED_ON = {
    "a customer": "a-customer",
    'a customer named "Ana"': "a-named-customer",
    'the customer says "Hi"': "says",
    'the customer taps "Yes"': "taps",
    "25 hours pass": "time-passes",
    "the bot answers within 5 seconds": "answers-within",
    'the bot says "…"': "says-next",
    'the bot has said "…"': "has-said",
    "the bot stays silent for 2 hours": "stays-silent",
    "the platform refused a message with code 10 and subcode 2018278": "refused-subcode",
    "the etiquette score is at least 80": "score-at-least",
    'the customer presses "Order"': "presses-button",
    'the customer presses "Prices" in the menu': "presses-menu",
    "the customer presses Get Started": "presses-get-started",
    'the page\'s staff write "Hello"': "staff-says",
    "the page's staff have the thread": "staff-have",
    "the bot sends a picture": "sends-picture",
    "Ana sends a picture": "sends-picture-to-page",
    'the bot shows a button "Order"': "shows-button",
    'the platform answers the next send with "10/2018278"': "fails-next",
    "webhooks arrive 10 seconds late": "webhooks-late",
    'there is no finding for "goodbye"': "no-finding",
}


@pytest.mark.parametrize("sentence", RELIED_ON)
def test_a_sentence_that_others_rely_on_is_read_by_its_phrase_alone(sentence):
    fitting = [name for name in all_phrases() if phrase(name).is_matching(sentence)]
    assert fitting == [RELIED_ON[sentence]]
