"""A world in which Ana has just said hello."""

import pytest

from tests.fake_graph.world import World


@pytest.fixture
def world():
    world = World()
    world.graph.say(world.ana, "Hi!")
    return world
