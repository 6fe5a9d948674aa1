"""Built-in NLP finds entities without a model, and in the shape of its year."""

from datetime import UTC, datetime

import pytest

from fake_graph.people.nlp import CONFIDENCE, Nlp
from fake_graph.policy import policy_at
from tests.fake_graph.world import World

NOW = datetime(2019, 6, 1, 12, tzinfo=UTC)


def entities(text, nlp=None):
    told = (nlp or Nlp()).told(text, NOW, policy_at(NOW).features)
    return told["nlp"]["entities"]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("hello there", "greetings", "true"),
        ("Good morning!", "greetings", "true"),
        ("THANK YOU", "thanks", "true"),
        ("ok bye", "bye", "true"),
        ("write to a.b+c@example.co.uk.", "email", "a.b+c@example.co.uk"),
        ("call +1 (212) 555-2368 now", "phone_number", "+1 (212) 555-2368"),
        ("see https://example.com/x?y=1", "url", "https://example.com/x?y=1"),
        ("it was $40", "amount_of_money", 40),
        ("it was 19.99 euros", "amount_of_money", 19.99),
    ],
)
def test_an_entity_is_found(text, name, value):
    (found,) = entities(text)[name]
    assert (found["value"], found["confidence"]) == (value, CONFIDENCE[name])


@pytest.mark.parametrize(
    "text", ["", "this", "They", "goodbyes", "a@b", "2026-09-01", "123", "1" * 30, "👋"]
)
def test_nothing_is_found_where_nothing_is(text):
    assert entities(text) == {}


def test_one_kind_is_found_as_often_as_it_is_there():
    assert [found["unit"] for found in entities("$5 or 4 eur")["amount_of_money"]] == ["$", "EUR"]


def test_words_are_understood_in_english_only_and_patterns_in_all_languages():
    assert entities("bye tomorrow, a@b.nl", Nlp(model="DUTCH")).keys() == {"email"}


def test_days_are_those_of_the_setting():
    late = datetime(2019, 6, 1, 23, tzinfo=UTC)
    for hours, day in ((-7, "02"), (2, "03")):
        told = Nlp(timezone=hours).told("tomorrow", late, frozenset())
        assert told["nlp"]["entities"]["datetime"][0]["value"].startswith(f"2019-06-{day}T00")


def test_1024_characters_are_read_and_more_are_not():
    assert "entities" in Nlp().told("é" * 1024, NOW, frozenset())["nlp"]
    (error,) = Nlp().told("é" * 1025, NOW, frozenset())["nlp"]["errors"]
    assert error["code"] == "msg-invalid"


def said(*date, text="hi, tomorrow", enabled=True):
    world = World(datetime(*date, 12, tzinfo=UTC))
    world.graph.page.nlp.enabled = enabled
    world.graph.say(world.ana, text)
    return world.events("messages")[-1]["message"]


def test_the_shape_changes_with_the_years():
    assert said(2020, 5, 31)["nlp"]["entities"].keys() == {"datetime", "greetings"}
    full = said(2020, 6, 1)
    assert full["nlp"]["entities"].keys() == {"wit$datetime:datetime"}
    assert full["nlp"]["traits"].keys() == {"wit$greetings"}
    assert "nlpv2" not in full
    both = said(2024, 5, 22)
    assert both["nlpv2"]["entities"].keys() == {"datetime:datetime"}
    assert both["nlp"] == full["nlp"] | {"entities": both["nlp"]["entities"]}
    assert said(2024, 5, 22, text="é" * 1025)["nlpv2"].keys() == {"errors"}


def test_it_is_off_by_default_and_for_taps():
    assert "nlp" not in said(2019, 6, 1, enabled=False)
    assert not World().graph.page.nlp.enabled
