"""What the App Dashboard can tick for an app."""

import pytest

from fake_graph import ImpossibleAction
from tests.fake_graph.world import World


def test_the_fields_that_are_ticked_replace_the_former():
    world = World()
    world.graph.choose_fields(["message_reactions"])
    world.graph.say(world.ana, "Hi!")
    assert not world.webhooks
    mid = world.send().json["message_id"]
    world.graph.react(world.ana, mid, "😍")
    assert [webhook.field for webhook in world.webhooks] == ["message_reactions"]


def test_each_app_has_ticks_of_its_own():
    world = World()
    other, _ = world.add_app()
    world.graph.choose_fields([], other)
    world.graph.say(world.ana, "Hi!")
    assert [webhook.app_id for webhook in world.webhooks] == [world.graph.app.id]


def test_a_field_that_pages_have_not_is_told_with_near_ones_and_changes_nothing():
    world = World()
    with pytest.raises(ImpossibleAction, match="no field 'mesages'; possible: 'messages'"):
        world.graph.choose_fields(["message_reads", "mesages"])
    world.graph.say(world.ana, "Hi!")
    assert len(world.webhooks) == 1
