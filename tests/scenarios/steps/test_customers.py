"""Customers appear and act."""

import pytest

from fake_graph import ImpossibleAction
from scenarios.steps import customers
from simulator.errors import BadInput, UnknownPersona


def test_customers_appear_named_or_not_from_here_or_there(staged):
    with staged() as stage:
        customers.a_customer(stage)
        customers.a_named_customer(stage, "Ana")
        customers.a_customer_from(stage, "id_ID")
        customers.a_named_customer_from(stage, "İpek", "tr_TR")
        assert [c.person.locale for c in stage.world.customers] == [
            *("en_US", "en_US", "id_ID", "tr_TR")
        ]
        assert stage.current.name == "İpek"


def test_the_customer_is_the_one_who_acted_last(staged):
    with staged() as stage:
        customers.a_named_customer(stage, "Ana")
        customers.a_named_customer(stage, "Ben")
        customers.says(stage, "Ana", "Hi!")
        customers.says(stage, None, "It is me again")
        assert len(stage.person("Ana").messages()) == 2


def test_a_customer_taps_reads_blocks_and_unblocks(staged):
    with staged() as stage:
        customers.says(stage, None, "choose")
        customers.taps(stage, None, "Blue")
        customers.reads(stage, None)
        customers.blocks(stage, None)
        with pytest.raises(ImpossibleAction):
            customers.says(stage, None, "Hi!")
        customers.unblocks(stage, None)
        customers.says(stage, None, "Hi!")
        assert [m.text for m in stage.current.messages()][-1] == "You said: Hi!"


def test_what_the_page_does_not_have_cannot_be_pressed(staged):
    with staged() as stage:
        with pytest.raises(ImpossibleAction, match="no Get Started button"):
            customers.presses_get_started(stage, None)
        with pytest.raises(ImpossibleAction, match="no persistent menu"):
            customers.presses_menu(stage, None, "Prices")


def test_a_stranger_is_told_with_the_nearest_name(staged):
    with staged() as stage:
        customers.a_named_customer(stage, "Ana")
        with pytest.raises(BadInput, match=r"no customer named 'Anna' \(did you mean 'Ana'\?\)"):
            customers.says(stage, "Anna", "Hi!")


@pytest.mark.parametrize("persona", ["newcomer", "hurried", "Newcomer"])
def test_a_customer_talks_as_a_persona(staged, persona):
    with staged() as stage:
        customers.talks_as(stage, None, persona)
        assert stage.current.messages()


def test_an_unknown_persona_is_told_with_the_known_ones(staged):
    with staged() as stage, pytest.raises(UnknownPersona, match="known: hurried, newcomer"):
        customers.talks_as(stage, None, "grumpy")
