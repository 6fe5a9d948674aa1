"""People who act as a kind of person does."""

from datetime import timedelta

import pytest

from simulator.errors import BadInput
from tests.simulator.personas.talking import helpful


def test_several_talk_at_the_same_time(told):
    with told(helpful) as tell:
        tell.when('3 customers talk like "hurried" customers at the same time')
        first = [tell.world.graph.journal.of(c.psid)[0].at for c in tell.world.customers]
        assert len(first) == 3
        assert max(first) - min(first) < timedelta(minutes=1)


def test_one_is_recorded_with_what_came_of_it(told):
    with told(helpful) as tell:
        tell.given('a customer named "Ana"')
        tell.when('Ana talks like a "polite" customer')
        assert tell.stage.current.persona == "polite"
        assert tell.stage.current.reached


def test_a_crowd_writes_while_days_pass(told):
    with told(helpful) as tell:
        began = tell.world.clock.now()
        week = "arriving as on a working week"
        tell.when(f'10 customers in 2 locales write over 3 days, {week}, 50 % "angry"')
        people = tell.world.customers
        assert {c.person.locale for c in people} == {"en_US", "id_ID"}
        assert sum(c.persona == "angry" for c in people) == 5
        assert (tell.world.clock.now() - began).days >= 1


def test_more_locales_than_there_are_is_the_authors_mistake(told):
    with told() as tell, pytest.raises(BadInput, match="from 1 to 6 locales"):
        tell.when("10 customers in 99 locales write over 3 days")


def test_an_agent_comes_while_time_passes_and_helps(told):
    with told() as tell:
        tell.given('a customer named "Ana"')
        tell.given('the page\'s staff act like an "agent-accepts" agent')
        tell.when('Ana says "Can I talk to a human please?"')
        tell.when("5 minutes pass")
        tell.then("the page's staff have the thread")
        assert [m.author for m in tell.stage.current.messages()][-1] == "staff"


def test_an_agent_who_is_none_is_the_authors_mistake(told):
    with told() as tell:
        tell.given('a customer named "Ana"')
        with pytest.raises(BadInput, match="a customer, nobody of the staff"):
            tell.given('the page\'s staff act like an "angry" agent')
