"""How sentences are read, and which phrase they are."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.matching import matches
from scenarios.unknown_step import example_of
from scenarios.vocabulary import languages, vocabulary
from simulator.errors import BadInput


def values(sentence, language="en"):
    """Return the only phrase that a sentence is, and what its fields mean."""
    (match,) = matches(sentence, language)
    return match.phrase, match.values()


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
    found = values(f"the bot stays silent for {text}")
    assert found == ("stays-silent", {"wait": wait})


@pytest.mark.parametrize("text", ["25 hour s", "hours", "-1 hours", "1 fortnight", "1 hour 30"])
def test_what_is_no_wait_is_no_step(text):
    assert not matches(f"the bot stays silent for {text}")


@pytest.mark.parametrize(
    "sentence", ["25 hours pass", "1 hour passes", "1 hour and 5 minutes pass"]
)
def test_time_passes_in_singular_and_plural(sentence):
    assert values(sentence)[0] == "time-passes"


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
    assert values(f'{name} says "Hi!"') == ("says", {"who": who, "text": "Hi!"})


@pytest.mark.parametrize("name", ["ana", "the Customer", "nobody", "The customer"])
def test_who_is_no_name_is_nobody(name):
    found = matches(f'{name} says "Hi!"')
    assert not found or found[0].values()["who"] == name == "The customer"


@pytest.mark.parametrize("text", ['a "quoted" word', "100% {sure}", "\\n", "👋🏽 مرحبا", "  "])
def test_texts_may_hold_anything(text):
    assert values(f'Ana says "{text}"') == ("says", {"who": "Ana", "text": text})


def test_quick_replies_are_listed_as_people_write_lists():
    for listed in ('"A", "B" and "C"', '"A", "B", and "C"', '"A" and "B" and "C"'):
        found = values(f"the bot offers the quick replies {listed}")
        assert found == ("offers", {"titles": ("A", "B", "C")})


def test_hours_and_dates_are_read_in_utc():
    found = values("the page is open from 9:00 to 17:30")
    assert found == ("page-is-open", {"opens": time(9), "closes": time(17, 30)})
    found = values("it is 2026-05-01 18:30")
    assert found == ("it-is", {"when": datetime(2026, 5, 1, 18, 30, tzinfo=UTC)})


def test_shares_are_percent_by_name():
    sentence = '100 customers write over 3 days, 10 % "angry", 5% "chatty" and 1 % "polite"'
    mix = {"angry": 10, "chatty": 5, "polite": 1}
    assert values(sentence)[1] == {"count": 100, "wait": timedelta(days=3), "mix": mix}


def test_a_date_that_does_not_exist_fits_the_sentence_and_is_refused_when_it_is_read():
    (found,) = matches("it is 2026-02-30")
    with pytest.raises(BadInput, match="no date '2026-02-30'"):
        found.values()


def test_a_quoted_text_ends_at_its_quote_where_that_makes_sense():
    sentence = 'a customer named "Ana" from "id_ID"'
    assert values(sentence) == ("a-named-customer-from", {"name": "Ana", "locale": "id_ID"})


def test_the_words_of_a_quoted_text_do_not_decide():
    found = values('Ana says "the platform refused nothing"')
    assert found == ("says", {"who": "Ana", "text": "the platform refused nothing"})


@pytest.mark.parametrize("language", languages())
def test_no_sentence_is_that_of_two_phrases(language):
    texts = [sentence.text for sentence in vocabulary(language).sentences]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("language", languages())
def test_an_example_of_every_sentence_is_its_own_phrase_and_no_other(language):
    for sentence in vocabulary(language).sentences:
        found = [match.phrase for match in matches(example_of(sentence.text, language), language)]
        assert found == [sentence.phrase], sentence.text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters='"\n\r')))
def test_any_text_can_be_said(text):
    assert values(f'Ana says "{text}"') == ("says", {"who": "Ana", "text": text})


@settings(deadline=None)
@given(st.text())
def test_any_line_at_all_is_looked_up_without_an_error(line):
    matches(line)


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
    assert values(sentence)[0] == RELIED_ON[sentence]
