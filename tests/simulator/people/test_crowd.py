"""A cell of a crowd."""

import json
from datetime import timedelta

from simulator.people.crowd import play_cell
from simulator.people.population import Mix, Population
from tests.simulator.personas.talking import helpful
from tests.simulator.small_world import living

DAYS = timedelta(days=2)


def played(numbers=range(1, 21), seed=3, name="Crowd: cell 1", **mix):
    population = Population(100, DAYS, seed, Mix(**mix))
    with living(helpful, name=name) as world:
        play_cell(world, population, numbers)
        return world


def said(world, number):
    customer = next(c for c in world.customers if c.name.endswith(f"({number})"))
    return [e.text for e in world.graph.journal.of(customer.psid) if e.kind == "message_received"]


def test_everybody_bears_their_number_and_is_recorded_with_what_came_of_it():
    world = played()
    assert [f"({n})" in c.name for n, c in zip(range(1, 6), world.customers, strict=False)]
    assert all(c.persona for c in world.customers)
    assert sum(c.reached is True for c in world.customers) > len(world.customers) / 2


def test_the_same_crowd_gives_the_same_bytes():
    assert json.dumps(played().graph.journal.to_json()) == json.dumps(
        played().graph.journal.to_json()
    )


def test_somebody_says_the_same_in_whichever_cell_they_are():
    assert said(played(), 7) == said(played(range(7, 10), name="Crowd: cell 9"), 7)


def test_staff_watch_some_threads():
    world = played(shares={"human-seeker": 100}, staff={"agent-accepts": 100})
    authors = {getattr(e, "author", None) for e in world.graph.journal if e.kind == "message_sent"}
    assert "staff" in authors


def test_two_who_write_at_once_have_two_threads():
    world = played(range(1, 3), shares={"two-at-once": 100})
    assert [c.name.rpartition(" ")[2] for c in world.customers] == ["(1)", "(1.1)", "(2)", "(2.1)"]
