"""Refusals that come of the messaging window."""

from datetime import UTC, datetime

from tests.fake_graph.world import World


def world_of_ana(*date):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    world.graph.say(world.ana, "Hi!")
    return world


def outside_window():
    world = world_of_ana()
    world.wait(hours=25)
    return world.send()


def subscription_permission_missing():
    world = world_of_ana(2019, 6, 1)
    world.wait(hours=25)
    world.send("one more")
    return world.send("and another")


CASES = {
    "outside-window": outside_window,
    "subscription-permission-missing": subscription_permission_missing,
}
