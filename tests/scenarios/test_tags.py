"""Tags that set a scenario up."""

from types import SimpleNamespace

import pytest

from scenarios.tags import Tags, tags_of
from simulator.errors import BadInput, UnknownPersona
from simulator.settings import parse_as_of
from tests.scenarios.test_dispatch import played


def tagged(*own, feature=()):
    return SimpleNamespace(tags=set(own), rule=None, feature=SimpleNamespace(tags=set(feature)))


def test_tags_say_when_by_what_chance_from_where_and_as_whom():
    found = tags_of(tagged("as-of:2026-05-01", "seed:7", "locale:id_ID", "persona:angry", "slow"))
    assert found == Tags(parse_as_of("2026-05-01"), 7, "id_ID", "angry")


def test_a_scenarios_own_tags_go_before_its_features():
    assert tags_of(tagged("seed:2", feature=("seed:1", "locale:it_IT"))) == Tags(
        seed=2, locale="it_IT"
    )
    assert tags_of(None) == Tags()


def test_values_that_are_none_are_told():
    with pytest.raises(BadInput, match="@seed:many: the seed is a whole number"):
        tags_of(tagged("seed:many"))
    with pytest.raises(BadInput, match="no date '1 May'"):
        tags_of(tagged("as-of:1 May"))
    with pytest.raises(UnknownPersona):
        tags_of(tagged("persona:grumpy"))


def test_a_tagged_scenario_lives_by_its_tags(folder):
    feature = """Feature: Shop
  @as-of:2027-01-02 @locale:it_IT @persona:hurried @seed:3
  Scenario: Tagged
    Given a customer
    When the customer has a conversation
    Then the date is 2027-01-02 and the customer Italian
"""
    conftest = """
from pytest_bdd import then

@then("the date is 2027-01-02 and the customer Italian")
def check(customer, clock):
    assert clock.now().date().isoformat() == "2027-01-02"
    assert customer.person.locale == "it_IT"
    assert customer.persona == "hurried"
"""
    ended = played(folder, feature, conftest, "--strict-markers")
    assert (ended.code, "1 passed" in ended.out) == (0, True), ended.said
