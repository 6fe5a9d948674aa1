"""One scenario's universe."""

import pytest

from simulator.errors import BadInput
from tests.simulator.small_world import living, new_world, polite


def test_a_customer_may_be_named_and_has_a_profile_of_the_locale():
    with living() as world:
        ana = world.customer("Ana", "tr_TR")
        assert (ana.name, ana.person.first_name, ana.person.locale) == ("Ana", "Ana", "tr_TR")
        assert world.customers == [ana]


def test_two_customers_of_one_name_are_refused():
    with living() as world:
        world.customer("Ana")
        with pytest.raises(BadInput, match="there already is a customer named 'Ana'"):
            world.customer("Ana")


def test_an_unknown_locale_is_refused_with_examples():
    with living() as world, pytest.raises(BadInput, match=r"no locale 'xx_YY'; write e.g. en_US"):
        world.customer(locale="xx_YY")


def test_people_derive_from_the_worlds_name_and_seed_alone():
    def people(**how):
        with living(**how) as world:
            return [(c.name, c.psid) for c in (world.customer(), world.customer("Ana"))]

    assert people() == people()
    assert people(seed=2)[0] != people()[0]
    assert people(name="Shop: Goodbye")[1] != people()[1]


def test_one_purposes_chance_does_not_shift_anothers():
    with living() as world:
        before = world.fake("talk").pystr()
        world.fake("walk").pystr()
        assert world.fake("talk").pystr() == before


def test_only_people_who_lived_through_something_have_a_transcript():
    with living(polite) as world:
        ana, _ = world.customer("Ana"), world.customer("Ben")
        ana.say("Hi!")
        assert [t.customer for t in world.transcripts()] == ["Ana"]
        assert [turn.text for turn in world.transcript(ana).turns] == ["Hi!", "You said: Hi!"]


def test_what_happens_after_a_scenario_does_not_count_as_watched():
    world = new_world(polite)
    with world.living():
        ana = world.customer("Ana")
        ana.say("Hi!")
        during = world.transcript(ana).end
    assert world.transcript(ana).end == during


def test_the_scorecard_is_of_all_conversations():
    with living(polite) as world:
        for name in ("Ana", "Ben"):
            world.customer(name).say("Hi!")
        assert world.scorecard().result("W02").opportunities == 2
